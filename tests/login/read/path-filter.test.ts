import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PathFilter } from '../../../src/login/read/access/path-filter.ts';
import { PathTable } from '../../../src/login/read/access/path-table.ts';
import { requestPath } from '../../../src/login/read/access/request-path.ts';
import { Texts } from '../../../src/login/read/value/texts.ts';

const PATTERNS = ['*/wp-login.php', '*/wp-login.php/*', '*/login/', '/api/log*', '/session'];

const STEPS = ['wp-login.php', 'login', 'api', 'logs', 'session', '', '.', '..', '%77p-login.php'];

const TARGETS = fc
  .tuple(
    fc.constantFrom('', 'https://shop.example'),
    fc.array(fc.oneof(fc.constantFrom(...STEPS), fc.string({ maxLength: 6 })), { maxLength: 5 }),
    fc.constantFrom('', '?next=/login/', '#/session', ' HTTP/1.1'),
  )
  .map(([host, steps, rest]) => `${host}/${steps.join('/')}${rest}`);

describe('the filter of paths', () => {
  const table = new PathTable<string>();
  const filter = new PathFilter();
  for (const pattern of PATTERNS) {
    table.add(pattern, pattern);
    filter.add(pattern);
  }
  const fits = (target: string): boolean => {
    const bytes = Buffer.from(target, 'latin1');
    const path = requestPath(bytes, 0, bytes.length, new Texts());
    return path !== undefined && table.find(path).length > 0;
  };
  const mayFit = (target: string): boolean => {
    const bytes = Buffer.from(target, 'latin1');
    return filter.mayFit(bytes, 0, bytes.length);
  };

  it('lets through every target that a pattern fits', () => {
    fc.assert(fc.property(TARGETS, (target) => !fits(target) || mayFit(target)));
    for (const pattern of PATTERNS)
      expect(mayFit(pattern.replace(/^\*/, '/shop').replace(/\*$/, 'x'))).toBe(true);
  });

  it('holds back what ordinary visitors ask for', () => {
    for (const target of ['/', '/p/tuinstoel-12?v=1', '/wp-login.phpx', '/static/style.css'])
      expect(mayFit(target)).toBe(false);
  });

  it('lets everything through where a pattern is too short to tell', () => {
    const open = new PathFilter();
    open.add('*/in');
    const bytes = Buffer.from('/p/tuinstoel-12');
    expect(open.mayFit(bytes, 0, bytes.length)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { pathFits } from '../../../src/login/read/access/path-table.ts';
import { requestPath } from '../../../src/login/read/access/request-path.ts';
import { Texts } from '../../../src/login/read/value/texts.ts';
import type { AccessLogin, LoginRule } from '../../../src/model/login-rule.ts';
import { addressText, FORMATS, LineReader, utf8 } from './lines.ts';

const rule = (reads: Partial<AccessLogin>): LoginRule => ({
  ...{ id: 'form', says: '', repeats: 'each', nobody: ['-'] },
  reads: {
    ...{
      by: 'access',
      methods: ['POST'],
      paths: ['*/login'],
      success: [302, 303],
      failure: [200, 401],
    },
    ...{ account: ['user', 'email'], location: false },
    ...reads,
  },
});

const TIME = '[22/Nov/2026:17:15:43 +0000]';

describe('AccessLogins', () => {
  it.each([
    ['$status "$request" $remote_addr', '302 "POST /login HTTP/1.1" 192.0.2.7'],
    ['$remote_addr "$request" $body_bytes_sent $status', '192.0.2.7 "POST /login HTTP/1.1" 0 302'],
    [
      '$remote_addr $request_time $request_method $request_uri $status',
      '192.0.2.7 0.100 POST /login 302',
    ],
    [
      '$http_x_real_ip [$time_local] "$request" $status',
      `192.0.2.7 ${TIME} "POST /login HTTP/1.1" 302`,
    ],
  ])('finds method, path and status in lines of %s', (format, line) => {
    const login = new LineReader([rule({})]).read(line, FORMATS.of(format));
    expect(login?.outcome).toBe('success');
    expect(addressText(login)).toBe('192.0.2.7');
  });

  it('tells a redirect that leads back to the form from one that leads away, where the log says it', () => {
    const reader = new LineReader([rule({ location: true })]);
    const format = FORMATS.of('$remote_addr "$request" $status "$sent_http_location"');
    const read = (location: string) =>
      reader.read(`192.0.2.7 "POST /login HTTP/1.1" 302 "${location}"`, format)?.outcome;
    expect(read('/account')).toBe('success');
    expect(read('https://www.example.org/')).toBe('success');
    expect(read('/login?error=1')).toBe('failure');
    expect(read('https://www.example.org/login')).toBe('failure');
    expect(read('-')).toBeUndefined();
  });

  it('asks only for lines whose method a rule knows', () => {
    const readerOf = (...methods: string[]) => new LineReader([rule({ methods })]).reader;
    expect(readerOf('POST', 'PUT').wantsGet).toBe(false);
    expect(readerOf('POST', 'GET').wantsGet).toBe(true);
    const reader = readerOf('POST');
    const asks = (target: string) => reader.wantsTarget(utf8(target), 0, target.length);
    expect([asks('/x/login?y'), asks('/loginx')]).toEqual([true, false]);
  });

  it('reads no login out of a line that does not fit its format', () => {
    const cut = `192.0.2.7 - - ${TIME} "POST /login HTTP/1.1" 302`;
    expect(new LineReader([rule({})]).read(`${cut} x y z`, FORMATS.access)).toBeUndefined();
  });
});

describe('requestPath()', () => {
  const path = (target: string) => requestPath(utf8(target), 0, utf8(target).length, new Texts());

  it.each([
    ['/login', '/login'],
    ['/login HTTP/1.1', '/login'],
    ['/a/login?next=/x#y', '/a/login'],
    ['//a///login', '/a/login'],
    ['/a/../login', '/login'],
    ['/../../login', '/login'],
    ['/./a/./login', '/a/login'],
    ['/a/..', '/'],
    ['/a/b/', '/a/b/'],
    ['/%6Cogin', '/login'],
    ['/l\\x6Fgin', '/login'],
    ['/a%2F..%2flogin', '/login'],
    ['/%zz%', '/%zz%'],
    ['https://www.example.org/login', '/login'],
    ['https://www.example.org', undefined],
    ['*', undefined],
    ['', undefined],
    [`/${'a'.repeat(5000)}`, undefined],
  ])('%j is %j', (target, wanted) => {
    expect(path(target)).toBe(wanted);
  });
});

describe('pathFits()', () => {
  it.each([
    ['/login', '/login', true],
    ['/a/login', '/login', false],
    ['/a/login', '*/login', true],
    ['/a/xlogin', '*/login', false],
    ['/login/x', '/login*', true],
    ['/a/login/x', '*/login/*', true],
    ['/a/log', '*/login*', false],
  ])('%s by %s: %s', (path, pattern, wanted) => {
    expect(pathFits(path, pattern)).toBe(wanted);
  });
});

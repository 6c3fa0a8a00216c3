import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/redact/check/index.ts';

const FOLDER = join(import.meta.dirname, '../../../src/redact/check');

/** Strings that look like values: digits, letters and separators, and any character of a byte. */
const values = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ -./:+'), maxLength: 30 }),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

/** Values that are long, and nearly what a pattern wants, again and again. */
const HOSTILE = [
  '0',
  '0 ',
  '- ',
  'A',
  'a.',
  '1.0000',
  'eyJ',
  '::',
  'PAY-',
  '12-',
  '+',
  '[',
  '\0',
  '\xff',
];

const LENGTH = 65_536;

describe('CHECKS', () => {
  it('has every check of its folder, by a name of its own', () => {
    const names = CHECKS.map((check) => check.name);
    expect(new Set(names).size).toBe(names.length);
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      if (!/: Check = \{|numberCheck\(\{|= phoneCheck\(/.test(text) || file === 'index.ts')
        continue;
      expect(names, file).toContain(file.slice(0, -3));
    }
  });

  it.each(CHECKS)('$name says nothing of the value, and nothing else the second time', (check) => {
    fc.assert(
      fc.property(values, (value) => {
        const reason = check.test(value);
        expect(check.test(value)).toBe(reason);
        if (reason === undefined) return;
        expect(reason).toMatch(/^[\x20-\x7e]{1,80}[^.]$/);
        if (value.trim().length > 2) expect(` ${reason} `).not.toContain(` ${value.trim()} `);
      }),
    );
  });

  it.each(CHECKS)('$name decides about 64 KiB of anything', (check) => {
    for (const part of HOSTILE)
      for (const end of ['', 'x', '1']) check.test(part.repeat(LENGTH / part.length) + end);
  });
});

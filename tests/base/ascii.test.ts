import { describe, expect, it } from 'vitest';
import {
  ALNUM,
  BLANK,
  bytesOf,
  DIGIT,
  HEX,
  LETTER,
  LOWER,
  latin1,
  startsWith,
} from '../../src/base/ascii.ts';

const ALL = latin1(Uint8Array.from({ length: 256 }, (_, byte) => byte));

describe('the tables over bytes', () => {
  it.each([
    ['DIGIT', DIGIT, /[0-9]/],
    ['LETTER', LETTER, /[A-Za-z]/],
    ['ALNUM', ALNUM, /[0-9A-Za-z]/],
    ['BLANK', BLANK, /[ \t]/],
  ])('%s is 1 for its bytes and 0 for all others', (_, table, pattern) =>
    expect([...table]).toEqual([...ALL].map((char) => (pattern.test(char) ? 1 : 0))),
  );

  it('HEX is the value of a digit plus 1', () =>
    expect([...HEX]).toEqual(
      [...ALL].map((char) => (/[0-9a-f]/i.test(char) ? Number.parseInt(char, 16) + 1 : 0)),
    ));

  it('LOWER changes capital letters of ASCII and nothing else', () =>
    expect(latin1(LOWER)).toBe(ALL.replace(/[A-Z]/g, (char) => char.toLowerCase())));
});

describe('latin1() and bytesOf()', () => {
  it('lose no byte', () => expect(latin1(bytesOf(ALL))).toBe(ALL));
  it('take part of the bytes of a view', () =>
    expect(latin1(bytesOf('abcdef').subarray(1), 1, 3)).toBe('cd'));
});

describe('startsWith()', () => {
  it('compares without case and not over the end', () => {
    const bytes = bytesOf('xBearer ');
    expect(startsWith(bytes, 1, 8, 'bearer ')).toBe(true);
    expect(startsWith(bytes, 1, 7, 'bearer ')).toBe(false);
    expect(startsWith(bytes, 0, 8, 'bearer ')).toBe(false);
    expect(startsWith(bytes, 8, 8, '')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { barePattern, isPattern, splitPatterns } from '../../src/model/name-pattern.ts';

describe('isPattern()', () => {
  it.each(['code', '*token', 'csrf*', '*iban*', '@timestamp', 'X-Api-Key', 'user[email]', '2fa'])(
    'takes %s',
    (pattern) => {
      expect(isPattern(pattern)).toBe(true);
    },
  );

  it.each([
    ['everything', '*'],
    ['everything, spelled longer', '**'],
    ['nothing, once bare', '-_.'],
    ['a star in the middle', 'pass*word'],
    ['two names with a comma', 'password,pwd'],
    ['bytes that are compared one by one', 'prénom'],
    ['a control character', 'a\u0007b'],
    ['more than the table looks at', 'x'.repeat(129)],
    ['an empty text', ''],
  ])('refuses %s', (_, pattern) => {
    expect(isPattern(pattern)).toBe(false);
  });
});

describe('splitPatterns()', () => {
  it('separates by blanks and line ends of any number', () => {
    expect(splitPatterns(' a\n  b\t*c \r\n')).toEqual(['a', 'b', '*c']);
    expect(splitPatterns(' \n')).toEqual([]);
  });
});

describe('barePattern()', () => {
  it('makes spellings that the table of names holds for one the same', () => {
    expect(new Set(['Api-Key', 'api_key', 'API.KEY', 'apikey'].map(barePattern)).size).toBe(1);
    expect(barePattern('*Api-Key')).toBe('*apikey');
  });
});

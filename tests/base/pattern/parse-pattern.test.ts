import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';
import { PatternError } from '../../../src/base/pattern/pattern-error.ts';
import { MOST_STATES } from '../../../src/base/pattern/syntax-tree.ts';
import { anyPattern } from './patterns.ts';

/** What is said about a pattern that is refused. */
function refusal(pattern: string): PatternError {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error(`not refused: ${pattern}`);
}

/** Pattern, offset, and what the message says. */
const REFUSED: readonly (readonly [string, number, string])[] = [
  [
    '(a)\\1',
    3,
    '\\1: a back-reference cannot be matched in linear time; write out what it stands for',
  ],
  ['(?<x>a)\\k<x>', 7, '\\k: a back-reference cannot be matched in linear time'],
  [
    'a(?=b)',
    1,
    'look-around: it cannot be matched in linear time; match what stands around as well',
  ],
  ['a(?!b)', 1, 'look-around'],
  ['(?<=a)b', 0, 'look-around'],
  ['(?<!a)b', 0, 'look-around'],
  ['a+?', 2, 'a lazy quantifier; the longest match is always taken: leave "?" out'],
  ['a{2,3}?', 6, 'a lazy quantifier'],
  ['a++', 2, 'a possessive quantifier; nothing here ever backtracks: leave "+" out'],
  ['a**', 2, '"*" behind a quantifier; put a group around what it repeats'],
  ['a{1,50}{1,50}', 7, '"{" behind a quantifier'],
  ['\\p{L}', 0, '\\p: Unicode properties need characters, and a pattern matches bytes'],
  [
    '\\bab',
    0,
    "\\b: a word boundary is no part of a pattern; it is an option of the rule ('bounded')",
  ],
  ['[\\b]', 1, '\\b: a word boundary'],
  [
    '^a',
    0,
    '"^" anchors the pattern; boundaries are an option of the rule; for the character itself write \\^',
  ],
  ['a$', 1, '"$" anchors the pattern'],
  [
    'caf\u00e9',
    3,
    '"\u00e9" is not ASCII, and a pattern matches bytes; write its bytes: (?:\\xC3\\xA9)',
  ],
  ['[\u20ac]', 1, 'a class holds single bytes: write (?:[...]|\\xE2\\x82\\xAC)'],
  ['\u{1f600}', 0, 'write its bytes: (?:\\xF0\\x9F\\x98\\x80)'],
  ['a\tb', 1, 'a control character; write \\x09'],
  [
    '\\u0041',
    0,
    '\\u: a pattern matches bytes; write each byte of the character in UTF-8 as \\xHH',
  ],
  ['\\07', 0, '\\0: an octal escape is ambiguous; write \\xHH'],
  ['\\x7', 0, '\\x without two hexadecimal digits; write for example \\x7E'],
  ['\\q', 0, '\\q means nothing here; known are \\d'],
  ['a\\', 1, 'a backslash ends the pattern; for the character itself write \\\\'],
  ['(a', 0, '"(" is never closed; end the group with ")"'],
  ['a)', 1, '")" closes nothing; for the character itself write \\)'],
  ['x[a', 1, '"[" is never closed; end the class with "]"'],
  ['x[a-', 1, '"[" is never closed'],
  ['a]', 1, '"]" closes nothing'],
  ['a}', 1, '"}" closes nothing'],
  ['*a', 0, '"*" has nothing to repeat; it goes behind a byte, class or group'],
  ['(|+)', 2, '"+" has nothing to repeat'],
  ['a{x}', 1, '"{" without a count; write {3}, {3,} or {3,8}; for the character itself \\{'],
  ['a{,3}', 1, '"{" without a count'],
  ['a{3,2}', 1, '"{3,2}" counts backwards; the lower count goes first'],
  ['ba{0}', 2, '"{0}" repeats nothing; count at least 1'],
  ['a{99999999999}', 1, 'counts too far; count to 4000 at most'],
  ['(?:){4001}a', 4, 'counts too far'],
  ['(a{1,100}){1,100}', 10, 'written out, this is 19999 states; a pattern may have 4000'],
  ['((a{20}){20}){20}', 13, 'written out, this is 8000 states'],
  ['a{3000}b{3000}', 0, 'written out, this is 6000 states'],
  ['[z-a]', 1, '"z-a" runs backwards; the lower byte goes first'],
  ['[\\d-z]', 3, '"-" beside a set; for the character itself write \\-'],
  ['[a-\\w]', 2, '"-" beside a set'],
  ['a[]', 1, '"[]" matches no byte; name at least one'],
  ['[^\\d\\D]', 0, '"[^\\d\\D]" matches no byte'],
  ['a(?i)b', 1, 'a flag; (?i) stands at the very beginning and holds for all of the pattern'],
  ['(?i:b)', 0, 'a flag'],
  ['(?P<n>b)', 0, '"(?P" begins no known group; write (...), (?:...) or (?<name>...)'],
  ['(?>a)', 0, '"(?>" begins no known group'],
  [`${'('.repeat(51)}a${')'.repeat(51)}`, 50, 'a group too deep; groups may be nested 50 deep'],
  ['a*', 0, 'the pattern matches the empty string; make a part of it obligatory'],
  ['a|', 0, 'the pattern matches the empty string'],
  ['(?i)', 0, 'the pattern matches the empty string'],
  ['', 0, 'the pattern matches the empty string'],
];

describe('parsePattern', () => {
  it.each(REFUSED)('refuses %s and says where and why', (pattern, at, says) => {
    const error = refusal(pattern);
    expect(error.at).toBe(at);
    expect(error.message).toContain(says);
    expect(error.message.startsWith(`column ${at + 1}: `)).toBe(true);
  });

  it('refuses what matches the empty string, and only that, of all patterns of the subset', () => {
    fc.assert(
      fc.property(anyPattern, fc.boolean(), (pattern, ignoreCase) => {
        let says = '';
        try {
          parsePattern(pattern, ignoreCase);
        } catch (error) {
          says = (error as Error).message;
        }
        if (says.includes('matches no byte')) return;
        expect(says !== '').toBe(new RegExp(`^(?:${pattern})$`).test(''));
      }),
      { numRuns: 1000 },
    );
  });

  it('throws nothing but PatternError, whatever the text', () => {
    const text = fc.array(fc.constantFrom(...'(?:<=!>)[^-]{1,}*+|\\bdxk0i.$a\u00e9\n'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (chars) => {
        try {
          parsePattern(chars.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('knows how long the matches are and how many states they take', () => {
    const facts = (pattern: string) => {
      const { shortest, longest, states } = parsePattern(pattern);
      return [shortest, longest, states];
    };
    expect(facts('ghp_[A-Za-z0-9]{36}')).toEqual([40, 40, 40]);
    expect(facts('a(b|cd)?')).toEqual([1, 3, 6]);
    expect(facts('a{2,}')).toEqual([2, Infinity, 3]);
    expect(facts('x(?:)*')).toEqual([1, 1, 2]);
    expect(facts('(a|bcd){2,3}')).toEqual([2, 9, 16]);
    expect(facts(`a{${MOST_STATES}}`)).toEqual([MOST_STATES, MOST_STATES, MOST_STATES]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/base/ascii.ts';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';
import { PatternFinder } from '../../../src/base/pattern/pattern-finder.ts';
import { anyText, longestByRegExp } from './patterns.ts';

const PATTERNS = ['a+', '(a|ab)(b|1)', '[^a]1', 'b{2}', '\\w -?'];

describe('PatternFinder', () => {
  it('gives the end of the longest match at a place, none behind the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PATTERNS),
        anyText,
        fc.tuple(fc.nat(8), fc.nat(8)),
        (pattern, text, places) => {
          const [start, end] = places.map((place) => Math.min(place, text.length));
          const finder = new PatternFinder(parsePattern(pattern));
          const expected =
            start > end ? -1 : longestByRegExp(pattern, '', text.slice(0, end), start);
          expect(finder.longest(bytesOf(text), start, Math.max(start, end))).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says how much it read', () => {
    const finder = new PatternFinder(parsePattern('a+b'));
    finder.longest(bytesOf(`${'a'.repeat(100)}c`), 0, 101);
    expect(finder.lastRead).toBeGreaterThan(90);
    finder.longest(bytesOf('xyz'), 0, 3);
    expect(finder.lastRead).toBeLessThan(5);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalPrefixes } from '../../../src/base/pattern/literal-prefixes.ts';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';
import { PatternError } from '../../../src/base/pattern/pattern-error.ts';
import type { Tree } from '../../../src/base/pattern/syntax-tree.ts';
import { anyPattern, anyText } from './patterns.ts';

/** Undefined for a class that has no byte left, which is refused. */
function parsed(pattern: string, ignoreCase: boolean): Tree | undefined {
  try {
    return parsePattern(pattern, ignoreCase);
  } catch (cause) {
    if (cause instanceof PatternError) return undefined;
    throw cause;
  }
}

describe('literalPrefixes', () => {
  it('gives texts of which each match begins with one', () => {
    fc.assert(
      fc.property(anyPattern, anyText, fc.boolean(), (pattern, text, ignoreCase) => {
        if (!new RegExp(`^(?:${pattern})$`, ignoreCase ? 'i' : '').test(text) || text === '')
          return;
        // `x` at the end, because a pattern may not match the empty string.
        const tree = parsed(`(?:${pattern})x`, ignoreCase);
        if (tree === undefined) return;
        const prefixes = literalPrefixes(tree);
        if (prefixes.length === 0) return;
        expect(prefixes.some((prefix) => `${text}x`.toLowerCase().startsWith(prefix))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['ghp_[A-Za-z0-9]{36}', ['ghp_']],
    ['(ghp|gho)_[a-z]{36}', ['ghp_', 'gho_']],
    ['xox[abp]-\\d+', ['xoxa-', 'xoxb-', 'xoxp-']],
    ['(?i)Bearer +\\S+', ['bearer ']],
    ['https?://', ['http://', 'https://']],
    ['(ab){2}c*d', ['abab']],
    ['a{2,}b', ['aa']],
    ['[A-Z]{2}\\d{2}', []],
    ['(a|\\d)b', []],
    ['a?\\d', []],
    [
      '[ab]{9}',
      [
        'aaaa',
        'aaab',
        'aaba',
        'aabb',
        'abaa',
        'abab',
        'abba',
        'abbb',
        'baaa',
        'baab',
        'baba',
        'babb',
        'bbaa',
        'bbab',
        'bbba',
        'bbbb',
      ],
    ],
  ])('of %s gives %j', (pattern, prefixes) => {
    expect(literalPrefixes(parsePattern(pattern))).toEqual(prefixes);
  });
});

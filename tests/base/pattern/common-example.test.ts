import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../src/base/ascii.ts';
import { commonExample } from '../../../src/base/pattern/common-example.ts';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';
import { anyPattern, anyText } from './patterns.ts';

/** The example as text, or why there is none. */
function example(...patterns: string[]): string {
  const found = commonExample(patterns.map((pattern) => parsePattern(`(?:${pattern})-`)));
  return typeof found === 'string' ? found : latin1(found).slice(0, -1);
}

const manyTexts = fc.array(anyText, { minLength: 20, maxLength: 20 });
const isWhole = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`).test(text);
const hasEmptyClass = (pattern: string) => /\[\^[^\]]*\\W[^\]]*\]/.test(pattern);

describe('commonExample', () => {
  it('gives a text that all the patterns match, none shorter', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, manyTexts, (one, other, texts) => {
        fc.pre(!hasEmptyClass(one) && !hasEmptyClass(other));
        const both = example(one, other);
        if (both === 'unknown') return;
        const matching = texts.filter((text) => isWhole(one, text) && isWhole(other, text));
        if (both === 'none') {
          expect(matching).toEqual([]);
          return;
        }
        expect(isWhole(one, both) && isWhole(other, both)).toBe(true);
        for (const text of matching) expect(both.length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('finds what two rules have in common', () => {
    expect(example('[A-Z]{2}\\d{2}[A-Z0-9]{4}', '[A-Z]+\\d+')).toBe('AA000000');
    expect(example('ghp_\\w{4}', 'gho_\\w{4}')).toBe('none');
    expect(example('\\d{4} ?[A-Z]{2}', '1+.*B')).toBe('1000AB');
    expect(example('x{3,}')).toBe('xxx');
  });

  it('says when it would have to look at too much', () => {
    const pattern = parsePattern('[ab]*a[ab]{20}c');
    expect(commonExample([pattern, parsePattern('[ab]*b[ab]{20}c')], 500)).toBe('unknown');
  });
});

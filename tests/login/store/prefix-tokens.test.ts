import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrefixTokens } from '../../../src/login/store/prefix-tokens.ts';

const tokenOf = (number: number): string => `token of ${number}`;

describe('PrefixTokens', () => {
  it('never gives the token of one prefix for another, of either family', () => {
    const numbers = fc.array(
      fc.oneof(
        fc.nat(2 ** 24 - 1),
        fc.maxSafeNat().map((n) => -1 - (n % 2 ** 48)),
      ),
    );
    fc.assert(
      fc.property(numbers, (all) => {
        const tokens = new PrefixTokens();
        for (const number of all) {
          expect(tokens.get(number) ?? tokenOf(number)).toBe(tokenOf(number));
          tokens.set(number, tokenOf(number));
          expect(tokens.get(number)).toBe(tokenOf(number));
        }
      }),
    );
    const tokens = new PrefixTokens();
    // More than there are places: every place is fought for.
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < 100_000; i++) {
        const number = i % 2 === 0 ? i : -1 - i * 65_537;
        const token = tokens.get(number);
        if (token !== undefined && token !== tokenOf(number)) expect.fail(`another than ${number}`);
        tokens.set(number, tokenOf(number));
      }
  });

  it('knows nothing before it was told, not even of the first prefix', () => {
    expect(new PrefixTokens().get(0)).toBeUndefined();
  });
});

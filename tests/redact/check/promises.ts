import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/model/check.ts';

/** What a check of numbers is held to. */
export interface Promises {
  /** Numbers that must pass, made without the check. */
  readonly valid: Arbitrary<string>;
  /** Strings that look like one, with every check digit: the oracle and the check must say the same. */
  readonly candidates?: Arbitrary<string>;
  /** What the oracle says about a candidate. */
  readonly oracle?: (number: string) => boolean;
  /**
   * Whether a valid number with the digit at `at` broken must fail; left out for every digit, `false`
   * where the formula promises it for none.
   */
  readonly breaks?: false | ((at: number, number: string) => boolean);
  /** What may stand between the characters. */
  readonly separators?: string;
  /** Of how many numbers; ten times as many candidates. */
  readonly runs?: number;
}

const passes = (check: Check, value: string): boolean => check.test(value) === undefined;

/** The number in any case with separators between its characters. */
function written(number: string, separators: string): Arbitrary<string> {
  const places = fc.array(fc.constantFrom('', '', '', ...separators), {
    minLength: number.length - 1,
    maxLength: number.length - 1,
  });
  return fc.tuple(places, fc.boolean()).map(([between, small]) => {
    const text = [...number].map((character, i) => character + (between[i] ?? '')).join('');
    return small ? text.toLowerCase() : text;
  });
}

/** The number with one digit replaced by another, for every digit that `which` names. */
function* broken(number: string, which: (at: number, number: string) => boolean) {
  for (let at = 0; at < number.length; at++) {
    if (!/\d/.test(number[at]) || !which(at, number)) continue;
    for (let other = 0; other < 10; other++)
      if (String(other) !== number[at]) yield number.slice(0, at) + other + number.slice(at + 1);
  }
}

/** The tests of a check of numbers. fast-check prints the seed of a run that fails. */
export function keeps(check: Check, promises: Promises): void {
  const { valid, candidates, oracle, breaks = () => true } = promises;
  const { separators = ' -./', runs = 200 } = promises;
  describe(check.name, () => {
    it('takes every valid number, in any case and with separators', () => {
      const numbers = valid.chain((number) =>
        fc.tuple(fc.constant(number), written(number, separators)),
      );
      fc.assert(
        fc.property(numbers, ([number, text]) => {
          if (oracle !== undefined) expect(oracle(number), `oracle: ${number}`).toBe(true);
          expect(check.test(number), number).toBeUndefined();
          expect(check.test(text), text).toBeUndefined();
        }),
        { numRuns: runs },
      );
    });

    if (breaks !== false)
      it('refuses every valid number with one digit broken', () => {
        fc.assert(
          fc.property(valid, (number) => {
            const taken = [...broken(number, breaks)].filter((other) => passes(check, other));
            expect(taken).toEqual([]);
          }),
          { numRuns: runs },
        );
      });

    if (candidates !== undefined && oracle !== undefined)
      it('says the same as the oracle about candidates', () => {
        fc.assert(
          fc.property(candidates, (number) => passes(check, number) === oracle(number)),
          { numRuns: 10 * runs },
        );
      });
  });
}

/** A table of values that pass and values that do not, with a part of the reason. */
export function decides(
  check: Check,
  taken: readonly string[],
  refused: readonly (readonly [value: string, reason: string])[],
): void {
  describe(check.name, () => {
    it.each(taken)('takes %s', (value) => expect(check.test(value)).toBeUndefined());
    it.each(refused)('refuses %j: %s', (value, reason) => {
      expect(check.test(value)).toContain(reason);
    });
  });
}

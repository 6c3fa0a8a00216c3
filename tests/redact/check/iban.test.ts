import fc, { type Arbitrary } from 'fast-check';
import { countrySpecs, isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { iban } from '../../../src/redact/check/iban.ts';
import { among, DIGITS, joined, LETTERS, modulo } from './digits.ts';
import { decides, keeps } from './promises.ts';

/** Where the registry has another shape than the oracle: letters before digits, and Turkey's reserved digit. */
const REGISTRY: Record<string, string> = {
  GE: '[A-Z]{2}[0-9]{16}',
  IE: '[A-Z]{4}[0-9]{14}',
  PK: '[A-Z]{4}[A-Z0-9]{16}',
  PS: '[A-Z]{4}[A-Z0-9]{21}',
  VG: '[A-Z]{4}[0-9]{16}',
  TR: '[0-9]{6}[A-Z0-9]{16}',
  DO: '[A-Z0-9]{4}[0-9]{20}',
  BY: '[A-Z0-9]{4}[0-9]{4}[A-Z0-9]{16}',
  CI: '[A-Z0-9]{2}[0-9]{22}',
  GW: '[A-Z0-9]{2}[0-9]{19}',
};

const COUNTRIES = Object.entries(countrySpecs).flatMap(([country, spec]) => {
  const pattern = REGISTRY[country] ?? spec.bban_regexp ?? '';
  return pattern === '' ? [] : [{ country, pattern, spec }];
});

/** Where the oracle asks for no more than the registry: the check digits of the country are its own. */
const PLAIN = COUNTRIES.filter(
  ({ country, spec }) => REGISTRY[country] === undefined && spec.bban_validation_func === undefined,
);

const CLASSES: Record<string, string> = {
  '[0-9]': DIGITS,
  '[A-Z]': LETTERS,
  '[A-Z0-9]': DIGITS + LETTERS,
  '[0-9A-Z]': DIGITS + LETTERS,
};

function accounts(pattern: string): Arbitrary<string> {
  const parts = [...pattern.matchAll(/(\[[^\]]+\])\{(\d+)\}/g)];
  return joined(...parts.map(([, set, count]) => among(CLASSES[set], Number(count))));
}

/** The account with its check digits, 98 minus the remainder, by big integers. */
function complete(country: string, account: string): string {
  const numbers = `${account}${country}00`.replace(/[A-Z]/g, (letter) =>
    String(LETTERS.indexOf(letter) + 10),
  );
  return `${country}${String(98 - modulo(numbers, 97)).padStart(2, '0')}${account}`;
}

const numbersOf = (countries: typeof COUNTRIES): Arbitrary<string> =>
  fc
    .constantFrom(...countries)
    .chain(({ country, pattern }) =>
      accounts(pattern).map((account) => complete(country, account)),
    );

keeps(iban, { valid: numbersOf(COUNTRIES) });

describe('iban', () => {
  it('says the same as ibantools about valid numbers and numbers with other check digits', () => {
    expect(PLAIN.length).toBeGreaterThan(60);
    const check = fc.integer({ min: 0, max: 99 }).map((digits) => String(digits).padStart(2, '0'));
    fc.assert(
      fc.property(numbersOf(PLAIN), check, (number, digits) => {
        expect(isValidIBAN(number), number).toBe(true);
        // 00, 01 and 99 give the remainder 1 as well, and are no check digits (ISO 13616-1).
        fc.pre(!['00', '01', '99'].includes(digits));
        const other = number.slice(0, 2) + digits + number.slice(4);
        expect(iban.test(other) === undefined, other).toBe(isValidIBAN(other));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a number with a character more or less, in every country', () => {
    fc.assert(
      fc.property(numbersOf(COUNTRIES), (number) => {
        expect(iban.test(number.slice(0, -1)), number).toBeDefined();
        expect(iban.test(`${number}0`), number).toBeDefined();
      }),
    );
  });
});

// Examples of the registry.
decides(
  iban,
  ['NL91 ABNA 0417 1643 00', 'gb82west12345698765432', 'BE68 5390 0754 7034'],
  [
    ['NL91ABNA0417164301', 'check digit'],
    ['ZZ91ABNA0417164300', 'no country'],
    ['NL9112340417164300', 'account shape'],
    ['NL91', 'not an IBAN'],
  ],
);

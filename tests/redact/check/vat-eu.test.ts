import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vatEu } from '../../../src/redact/check/vat-eu.ts';
import { completed, digits } from './digits.ts';
import { decides, keeps } from './promises.ts';
import { VAT_COUNTRIES } from './vat.ts';

for (const { country, oracle, bodies, ends, breaks } of VAT_COUNTRIES)
  describe(country, () =>
    keeps(vatEu, {
      valid: completed(bodies, ends, oracle).map((number) => country + number),
      candidates: fc
        .tuple(bodies, fc.constantFrom(...ends))
        .map(([body, end]) => country + body + end),
      oracle: (number) => oracle(number.slice(2)),
      runs: 60,
      ...(breaks && { breaks: (at, number) => at > 1 && breaks(at - 2, number.slice(2)) }),
      ...(breaks === false && { breaks }),
    }),
  );

describe('vat-eu', () => {
  it('knows the 27 countries of the EU, Great Britain and Northern Ireland', () => {
    const countries = new Set(VAT_COUNTRIES.map(({ country }) => country));
    for (const country of [...countries, 'XI'])
      expect(vatEu.test(`${country}1X`), country).not.toContain('no country');
    expect(countries.size).toBe(28);
  });

  it('refuses the number of any country with two digits more', () => {
    const numbers = fc
      .constantFrom(
        ...VAT_COUNTRIES.filter(({ country }) => !['CZ', 'GB', 'LT', 'RO'].includes(country)),
      )
      .chain(({ country, oracle, bodies, ends }) =>
        fc
          .tuple(completed(bodies, ends, oracle), digits(2))
          .map((parts) => country + parts.join('')),
      );
    fc.assert(
      fc.property(numbers, (number) => {
        expect(vatEu.test(number), number).toBeDefined();
      }),
    );
  });
});

// NL000099998B57 and DE136695976 are numbers that descriptions of the formats use.
decides(
  vatEu,
  [
    'NL000099998B57',
    'nl 0000.99998.B57',
    'DE136695976',
    'BE 0123.456.749',
    'GBGD001',
    'XI123456782',
  ],
  [
    ['NL000099998B58', 'check digit'],
    ['NL123456789B00', 'not the shape'],
    ['CH123456789', 'no country'],
    ['GBGD500', 'not the shape'],
    ['IT00000000000', 'not the shape'],
    ['123456789', 'with its country'],
  ],
);

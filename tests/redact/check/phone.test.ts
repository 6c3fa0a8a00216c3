import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import {
  type CountryCode,
  getCountries,
  getExampleNumber,
  isValidPhoneNumber,
} from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { phone, phoneInternational } from '../../../src/redact/check/phone.ts';
import { digits, joined } from './digits.ts';
import { decides } from './promises.ts';

const COUNTRIES: readonly CountryCode[] = ['NL', 'BE', 'DE', 'FR', 'GB', 'US'];

const mobile = (country: CountryCode) => getExampleNumber(country, examples);

describe('phone', () => {
  it.each(getCountries())('takes the international forms of a number of %s', (country) => {
    const number = mobile(country);
    if (number === undefined) return;
    const international = number.formatInternational();
    for (const written of [
      number.number,
      international,
      international.replaceAll(' ', '-'),
      `00${number.number.slice(1)}`,
      `tel:${number.number}`,
    ]) {
      expect(phone.test(written), written).toBeUndefined();
      expect(phoneInternational.test(written), written).toBeUndefined();
    }
  });

  it.each(COUNTRIES)(
    'takes the national form of %s, and the international check does not',
    (country) => {
      const written = mobile(country)?.formatNational() ?? '';
      expect(phone.test(written), written).toBeUndefined();
      expect(phoneInternational.test(written), written).toBe('no number in use');
    },
  );

  it('says the same as libphonenumber about digits behind a country code', () => {
    const codes = fc.constantFrom('31', '32', '49', '33', '44', '1', '34', '48', '7', '999');
    const numbers = joined('+', codes, fc.integer({ min: 6, max: 12 }).chain(digits));
    fc.assert(
      fc.property(numbers, (number) => {
        expect(phoneInternational.test(number) === undefined, number).toBe(
          isValidPhoneNumber(number),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same as libphonenumber about digits with a 0 in front', () => {
    const numbers = joined(
      '0',
      fc.constantFrom(...'123456789'),
      fc.integer({ min: 6, max: 9 }).chain(digits),
    );
    fc.assert(
      fc.property(numbers, (number) => {
        const valid = COUNTRIES.some((country) => isValidPhoneNumber(number, country));
        expect(phone.test(number) === undefined, number).toBe(valid);
      }),
    );
  });
});

decides(
  phone,
  ['06-12345678', '(020) 624 11 11', '+31 (0)6 12345678', '+31 20 624 1111 ext. 5', '030/123456'],
  [
    // Without the 0 in front these would be numbers of NL and DE, and are order numbers more often.
    ['612345678', 'no number in use'],
    ['1732195837', 'no number in use'],
    ['12345', 'too few or too many digits'],
    ['+311234567890123456', 'too few or too many digits'],
    ['not a number', 'not the shape'],
    ['', 'not the shape'],
    [`+31${' '.repeat(100)}612345678`, 'not the shape'],
  ],
);

import { createRequire } from 'node:module';
import type { Check } from '../../model/check.ts';

type Library = typeof import('libphonenumber-js/max');
type Country = import('libphonenumber-js/max').CountryCode;

/** E.164 allows 15 digits, and 00 may stand in front; no number in use has fewer than 7 with its area. */
const FEWEST = 7;
const MOST = 17;

/** With blanks, brackets and an extension a number is not longer. */
const LONGEST = 40;

const SHAPE = /^(?:tel:)?(?:\+|[\d(])[\d ()./-]*\d(?: ?(?:ext\.?|x|#|;ext=) ?\d{1,6})?$/i;

const load = createRequire(import.meta.url);

/**
 * The whole metadata, `max`: the smaller sets know little more than lengths, and pass order numbers. It
 * takes 30 to 160 ms to load, so it is not loaded with the rules but for the first candidate, by
 * `require`, which can do that within a call and remembers it: nothing is kept here.
 */
const library = (): Library => load('libphonenumber-js/max');

/** A country whose numbers are known in their national form, and what stands in front of them there. */
type National = readonly [country: Country, prefix: '0' | ''];

/**
 * A check for phone numbers of any country in the international form (`+`, or `00` in front), and of
 * `countries` in their national form. ITU-T E.164; number ranges as libphonenumber has them.
 */
function phoneCheck(name: string, says: string, countries: readonly National[]): Check {
  return {
    name,
    says,
    weight: 20,
    test: (value) => {
      const text = value.trim();
      if (text.length > LONGEST || !SHAPE.test(text)) return 'not the shape of a phone number';
      const digits = text.replace(/\D/g, '').length;
      if (digits < FEWEST || digits > MOST) return 'too few or too many digits';
      const international = text.replace(/^(tel:)?00/i, '$1+');
      const valid = /^(?:tel:)?\+/i.test(international)
        ? library().parsePhoneNumberFromString(international)?.isValid() === true
        : countries.some(
            ([country, prefix]) =>
              /^\D*0/.test(text) === (prefix === '0') &&
              library().parsePhoneNumberFromString(text, country)?.isValid() === true,
          );
      return valid ? undefined : 'no number in use';
    },
  };
}

/** Numbers with `+` or `00` in front: these may be looked for anywhere. */
export const phoneInternational = phoneCheck(
  'phone-international',
  'is a phone number in use with + or 00 in front (E.164, libphonenumber)',
  [],
);

/**
 * Numbers as people of these countries write them too. Two of five random runs of ten digits are a
 * number of the US: rules ask for a name or keyword, or for separators.
 */
export const phone = phoneCheck(
  'phone',
  'is a phone number in use, international or national of NL, BE, DE, FR, GB or US (libphonenumber)',
  [
    ['NL', '0'],
    ['BE', '0'],
    ['DE', '0'],
    ['FR', '0'],
    ['GB', '0'],
    ['US', ''],
  ],
);

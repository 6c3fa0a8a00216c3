import { numberCheck } from './formula/number-check.ts';

/**
 * A taxpayer number of the United States for people without a social security number: begins with 9,
 * and digits 4 and 5 are in the ranges of the IRS (Internal Revenue Manual 3.21.263). No check digit.
 */
export const usItin = numberCheck({
  name: 'us-itin',
  says: 'begins with 9 and has a group that the US Internal Revenue Service gives out',
  form: '9 digits that begin with 9',
  shape: /^9\d{8}$/,
  judge: (number) =>
    /^...(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(number)
      ? undefined
      : 'group that is not given out',
});

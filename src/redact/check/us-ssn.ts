import { numberCheck } from './formula/number-check.ts';

/**
 * A social security number of the United States: area, group and serial as the Social Security
 * Administration gives them out since the randomization of 2011. No check digit exists.
 */
export const usSsn = numberCheck({
  name: 'us-ssn',
  says: 'has an area, group and serial that the US Social Security Administration gives out',
  form: '9 digits',
  shape: /^\d{9}$/,
  judge: (number) => {
    if (/^(?:000|666|9)/.test(number)) return 'area that is not given out';
    if (number.startsWith('00', 3)) return 'group 00';
    return number.endsWith('0000') ? 'serial 0000' : undefined;
  },
});

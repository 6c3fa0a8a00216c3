import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

/** The check digit is the fourth digit, so it has no weight. */
const WEIGHTS = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];

/**
 * An Austrian social security number: serial from 100, check digit modulo 11 (10 is never given out),
 * birth date; months 13 to 15 where the numbers of a day ran out. Dachverband der
 * Sozialversicherungsträger, Aufbau der SVNR.
 */
export const atSvnr = numberCheck({
  name: 'at-svnr',
  says: 'has the check digit and birth date of an Austrian social security number',
  form: '10 digits that do not begin with 0',
  shape: /^[1-9]\d{9}$/,
  judge: (number) => {
    const [day, months, years] = [4, 6, 8].map((at) => Number(number.slice(at, at + 2)));
    const month = months > 12 && months < 16 ? 12 : months;
    // 2000 stands for either century: it has the 29 February that 1900 lacks.
    if (!isDate(2000 + years, month, day)) return 'no birth date';
    return checkDigit(weightedSum(number, WEIGHTS) % 11 === Number(number[3]));
  },
});

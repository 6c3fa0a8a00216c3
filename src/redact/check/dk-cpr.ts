import { isDate } from './formula/is-date.ts';
import { numberCheck } from './formula/number-check.ts';

/** The century by the seventh digit and the year (CPR-kontoret, Personnummeret i CPR). */
function centuryOf(seventh: number, years: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return years <= 36 ? 2000 : 1900;
  return years <= 57 ? 2000 : 1800;
}

/**
 * A Danish CPR number: a birth date in the century that its seventh digit tells. Numbers that fail
 * the old check modulo 11 have been given out since 2007, so it is not asked: of ten random digits one
 * in 27 passes, and rules ask for a name or keyword too.
 */
export const dkCpr = numberCheck({
  name: 'dk-cpr',
  says: 'begins with a birth date of the century of a Danish CPR number (CPR-kontoret)',
  form: '10 digits',
  shape: /^\d{10}$/,
  judge: (number) => {
    const [day, month, years] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2)));
    return isDate(centuryOf(Number(number[6]), years) + years, month, day)
      ? undefined
      : 'no birth date';
  },
});

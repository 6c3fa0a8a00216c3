import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** The century by the individual number, digits 7 to 9, and the year; undefined where none is given out. */
function centuryOf(individual: number, years: number): number | undefined {
  if (individual < 500) return 1900;
  if (individual < 750 && years >= 54) return 1800;
  if (years < 40) return 2000;
  return individual >= 900 ? 1900 : undefined;
}

/**
 * A Norwegian birth number, D number (40 added to the day) or H number of the health service (40 added
 * to the month): birth date and two check digits modulo 11. Folkeregisterforskriften § 2-2; Skatteetaten.
 * From 2032 the first check digit may be off by 1 to 3: such numbers are not known here yet.
 */
export const noFodselsnummer = numberCheck({
  name: 'no-fodselsnummer',
  says: 'has a birth date and the two check digits of a Norwegian fødselsnummer (Skatteetaten)',
  form: '11 digits',
  shape: /^\d{11}$/,
  judge: (number) => {
    const [days, months, years] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2)));
    const century = centuryOf(Number(number.slice(6, 9)), years);
    const day = days > 40 ? days - 40 : days;
    const month = months > 40 ? months - 40 : months;
    if (century === undefined || !isDate(century + years, month, day)) return 'no birth date';
    return checkDigit(
      weightedSum(number, FIRST) % 11 === 0 && weightedSum(number, SECOND) % 11 === 0,
    );
  },
});

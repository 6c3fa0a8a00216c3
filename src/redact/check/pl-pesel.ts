import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];

/** The century by the tens of the month: 20 is added per century from 1900, and 80 for 1800. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

/** A Polish PESEL: birth date, serial, check digit modulo 10. Ustawa o ewidencji ludności, art. 15. */
export const plPesel = numberCheck({
  name: 'pl-pesel',
  says: 'has a birth date and the check digit of a Polish PESEL',
  form: '11 digits',
  shape: /^\d{11}$/,
  judge: (number) => {
    const month = Number(number.slice(2, 4));
    const year = CENTURIES[Math.floor(month / 20)] + Number(number.slice(0, 2));
    if (!isDate(year, month % 20, Number(number.slice(4, 6)))) return 'no birth date';
    return checkDigit(weightedSum(number, WEIGHTS) % 10 === 0);
  },
});

import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6];

/** The century by the tens of the month: 20 is added for 1800, 40 for 2000. */
const CENTURIES = [1900, 1800, 2000];

/** A Bulgarian personal number: birth date and check digit modulo 11, 10 as 0. GRAO; Наредба РД-02-20-9. */
export const bgEgn = numberCheck({
  name: 'bg-egn',
  says: 'has a birth date and the check digit of a Bulgarian EGN (GRAO)',
  form: '10 digits',
  shape: /^\d{10}$/,
  judge: (number) => {
    const [years, month, day] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2)));
    const century = CENTURIES[Math.floor(month / 20)];
    if (!isDate(century + years, month % 20, day)) return 'no birth date';
    return checkDigit((weightedSum(number, WEIGHTS) % 11) % 10 === Number(number[9]));
  },
});

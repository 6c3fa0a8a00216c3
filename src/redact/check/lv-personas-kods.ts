import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9];

/**
 * A Latvian personal code: birth date and the sign of the century, or 32 to 39 in front since 2017;
 * check digit modulo 11. Personas koda noteikumi; PMLP.
 */
export const lvPersonasKods = numberCheck({
  name: 'lv-personas-kods',
  says: 'has a birth date, or 32 to 39 in front, and the check digit of a Latvian personas kods',
  form: '11 digits that begin with 0 to 3',
  shape: /^[0-3]\d{10}$/,
  judge: (number) => {
    const [day, month, years] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2)));
    const century = Number(number[6]);
    const born = century <= 2 && isDate(1800 + 100 * century + years, month, day);
    if (day < 32 && !born) return 'no birth date';
    return checkDigit(((1 + weightedSum(number, WEIGHTS)) % 11) % 10 === Number(number[10]));
  },
});

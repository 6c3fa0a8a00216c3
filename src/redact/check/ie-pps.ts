import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV';

/**
 * An Irish PPS number: 7 digits and a letter modulo 23; a letter A to I behind it counts nine times,
 * the older W, T and X do not count. Department of Social Protection; Revenue.
 */
export const iePps = numberCheck({
  name: 'ie-pps',
  says: 'has the check letter modulo 23 of an Irish PPS number',
  form: '7 digits and one or two letters',
  shape: /^\d{7}[A-W][A-IWTX]?$/,
  judge: (number) => {
    const second = Math.max(0, 'WABCDEFGHI'.indexOf(number[8] ?? 'W'));
    const sum = weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    return checkDigit(LETTERS[sum % 23] === number[7]);
  },
});

import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7, -1];

/** A Polish tax number: weights modulo 11. Ministerstwo Finansów, ustawa of 13 October 1995. */
export const plNip = numberCheck({
  name: 'pl-nip',
  says: 'has the check digit of a Polish NIP',
  form: '10 digits',
  shape: /^[1-9]\d{9}$/,
  judge: (number) => checkDigit(weightedSum(number, WEIGHTS) % 11 === 0),
});

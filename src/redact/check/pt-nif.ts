import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2];

/** A Portuguese tax number: 11 minus the sum modulo 11, 10 and 11 as 0. Decreto-Lei n.º 14/2013. */
export const ptNif = numberCheck({
  name: 'pt-nif',
  says: 'has the check digit of a Portuguese NIF',
  form: '9 digits',
  shape: /^[1-9]\d{8}$/,
  judge: (number) => {
    const rest = weightedSum(number, WEIGHTS) % 11;
    return checkDigit((rest < 2 ? 0 : 11 - rest) === Number(number[8]));
  },
});

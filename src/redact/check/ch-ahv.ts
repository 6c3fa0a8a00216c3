import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

/** The check digit of a GTIN-13 (GS1). */
const WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

/** A Swiss AHV number: 756, nine digits and the check digit of an EAN-13. AHVV art. 133; ZAS. */
export const chAhv = numberCheck({
  name: 'ch-ahv',
  says: 'begins with 756 and has the EAN-13 check digit of a Swiss AHV number (AHVV)',
  form: '756 and 10 digits',
  shape: /^756\d{10}$/,
  judge: (number) => checkDigit(weightedSum(number, WEIGHTS) % 10 === 0),
});

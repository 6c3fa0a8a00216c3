import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/**
 * A Dutch citizen service number by its 11-test: 9 digits, or 8 where the leading zero was left out.
 * Besluit burgerservicenummer; Logisch Ontwerp BSN of the RvIG.
 */
export const bsn = numberCheck({
  name: 'bsn',
  says: 'passes the 11-test of the Dutch citizen service number (RvIG)',
  form: '8 or 9 digits',
  shape: /^\d{8,9}$/,
  judge: (number) => {
    if (/^0+$/.test(number)) return 'only zeros';
    return checkDigit(weightedSum(number.padStart(9, '0'), WEIGHTS) % 11 === 0);
  },
});

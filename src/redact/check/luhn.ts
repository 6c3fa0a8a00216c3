import { luhnSum } from './formula/luhn-sum.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';

/** A number of any length that ends in its Luhn digit. ISO/IEC 7812-1 annex B. */
export const luhn = numberCheck({
  name: 'luhn',
  says: 'passes the Luhn check (ISO/IEC 7812-1)',
  form: 'digits',
  shape: /^\d{2,64}$/,
  judge: (number) => (/[^0]/.test(number) ? checkDigit(luhnSum(number) === 0) : 'only zeros'),
});

import { luhnSum } from './formula/luhn-sum.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';

/** The check digits 0 to 9 as letters. */
const LETTERS = 'JABCDEFGHI';

/**
 * The tax number of a Spanish company or body: a letter, 7 digits and a Luhn digit or its letter.
 * Orden EHA/451/2008. Which kinds of body have which is told in several ways: both are taken.
 */
export const esCif = numberCheck({
  name: 'es-cif',
  says: 'has the check digit or letter of a Spanish company tax number (Orden EHA/451/2008)',
  form: 'a CIF',
  shape: /^[A-HJNP-SUVW]\d{7}[0-9A-J]$/,
  judge: (number) => {
    const letter = LETTERS.indexOf(number[8]);
    return checkDigit(luhnSum(number.slice(1, 8) + (letter < 0 ? number[8] : letter)) === 0);
  },
});

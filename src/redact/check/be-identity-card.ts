import { checkDigit, numberCheck } from './formula/number-check.ts';

/**
 * The number of a Belgian identity card, 590-0000000-00: the last two digits are the first ten modulo
 * 97, with 97 for 0. Koninklijk besluit of 25 March 2003.
 */
export const beIdentityCard = numberCheck({
  name: 'be-identity-card',
  says: 'has the check digits modulo 97 of a Belgian identity card',
  form: '12 digits',
  shape: /^\d{12}$/,
  judge: (number) => {
    const base = Number(number.slice(0, 10));
    return checkDigit((base % 97 || 97) === Number(number.slice(10)));
  },
});

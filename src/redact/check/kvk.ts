import { numberCheck } from './formula/number-check.ts';

/**
 * A number of the Dutch trade register (Handelsregisterbesluit 2008): 8 digits. It has no check
 * digit, so this tells only the length and refuses eight equal digits: rules ask for a name or keyword.
 */
export const kvk = numberCheck({
  name: 'kvk',
  says: 'has the 8 digits of a number of the Dutch trade register, which has no check digit',
  form: '8 digits',
  shape: /^\d{8}$/,
  judge: (number) => (/^(\d)\1*$/.test(number) ? 'one digit repeated' : undefined),
});

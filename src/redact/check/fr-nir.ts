import { checkDigit, numberCheck } from './formula/number-check.ts';

/** Sex or kind, year, month (20, 30 to 42 and from 50: not known), department, commune, order, key. */
const SHAPE = /^[1-478]\d\d(?:0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)(?:\d\d|2[AB])\d{8}$/;

/**
 * A French social security number of 13 characters and 2 check digits: 97 minus the remainder modulo
 * 97, with 2A and 2B of Corsica counted as 19 and 18. INSEE, décret n° 82-103.
 */
export const frNir = numberCheck({
  name: 'fr-nir',
  says: 'has the month, department and key modulo 97 of a French NIR (INSEE)',
  form: '15 characters of a NIR',
  shape: SHAPE,
  judge: (number) => {
    // 13 digits stay exact in a double.
    const base = Number(number.slice(0, 13).replace('2A', '19').replace('2B', '18'));
    return checkDigit(97 - (base % 97) === Number(number.slice(13)));
  },
});

import { isDate } from './formula/is-date.ts';
import { numberCheck } from './formula/number-check.ts';

/** People born in 2000 or later have a 2 in front of their nine digits when the key is computed. */
const SINCE_2000 = 2_000_000_000;

/** Whether the six digits are a birth date; month 00 or day 00 where it is not known. */
function isBirthDate(year: number, month: number, day: number): boolean {
  // A bis number (KSZ, for people who are not in the register) has 20 or 40 added to its month.
  const plain = month % 20;
  if (month >= 60 || plain > 12) return false;
  return plain === 0 || day === 0 ? day <= 31 : isDate(year, plain, day);
}

/**
 * A Belgian national register number or bis number: birth date, serial, and 97 minus the remainder
 * modulo 97. Koninklijk besluit of 3 April 1984 (Rijksregister); KSZ for bis numbers.
 */
export const beNationalNumber = numberCheck({
  name: 'be-national-number',
  says: 'has a birth date and the key modulo 97 of a Belgian national register or bis number',
  form: '11 digits with a serial from 001 to 998',
  shape: /^\d{6}(?!000|999)\d{5}$/,
  judge: (number) => {
    const base = Number(number.slice(0, 9));
    const key = Number(number.slice(9));
    const [year, month, day] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2)));
    const before = 97 - (base % 97) === key;
    const since = 97 - ((SINCE_2000 + base) % 97) === key;
    if (!before && !since) return 'check digit wrong';
    const born =
      (before && isBirthDate(1900 + year, month, day)) ||
      (since && isBirthDate(2000 + year, month, day));
    return born ? undefined : 'no birth date';
  },
});

import { checkDigit, numberCheck } from './formula/number-check.ts';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** What stands for the letter in front. */
const FIRST: Readonly<Record<string, string>> = { X: '0', Y: '1', Z: '2', K: '', L: '', M: '' };

/**
 * A Spanish DNI (8 digits), NIE (X, Y or Z and 7 digits) or personal NIF (K, L or M and 7 digits),
 * with its letter: the remainder modulo 23. Real Decreto 1553/2005; Orden EHA/451/2008.
 */
export const esDni = numberCheck({
  name: 'es-dni',
  says: 'ends in the letter modulo 23 of a Spanish DNI, NIE or personal NIF',
  form: 'a DNI, NIE or NIF',
  shape: /^[0-9KLMXYZ]\d{7}[A-HJ-NP-TV-Z]$/,
  judge: (number) => {
    const digits = (FIRST[number[0]] ?? number[0]) + number.slice(1, 8);
    return checkDigit(LETTERS[Number(digits) % 23] === number[8]);
  },
});

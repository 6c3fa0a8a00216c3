import { checkDigit, numberCheck } from './formula/number-check.ts';

/** A digit, or the letter that stands for it where two people would have one code (omocodia). */
const N = '[0-9LMNP-V]';

const SHAPE = new RegExp(
  `^[A-Z]{6}${N}{2}[A-EHLMPRST](?:[04LQ][1-9M-NP-V]|[1256MNRS]${N}|[37PT][01LM])[A-Z]${N}{3}[A-Z]$`,
);

/** What a letter counts at the odd places 1, 3 …; a digit counts like the letter of its place. */
const ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/**
 * An Italian tax code of 16 characters: day of birth (40 more for women), month, and the check letter
 * modulo 26. Decreto del Ministro delle finanze of 23 December 1976.
 */
export const itCodiceFiscale = numberCheck({
  name: 'it-codice-fiscale',
  says: 'has a day, month and check letter of an Italian codice fiscale (DM 23/12/1976)',
  form: '16 characters of a codice fiscale',
  shape: SHAPE,
  judge: (code) => {
    let sum = 0;
    for (let i = 0; i < 15; i++) {
      const value = Number.parseInt(code[i], 36);
      const place = value < 10 ? value : value - 10;
      sum += i % 2 === 0 ? ODD[place] : place;
    }
    return checkDigit(sum % 26 === code.charCodeAt(15) - 65);
  },
});

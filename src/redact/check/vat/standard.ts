import { luhnSum } from '../formula/luhn-sum.ts';
import { passesMod1110 } from '../formula/passes-mod-11-10.ts';
import { hrOib } from '../hr-oib.ts';
import type { VatFormat } from './vat-format.ts';

/** Countries whose VAT number ends in the check digit of a standard: Luhn or ISO 7064 MOD 11,10. */
export const STANDARD: Readonly<Record<string, VatFormat>> = {
  // BMF, UID: 4 is added to the sum, and the check digit stands outside it
  AT: {
    shape: /^U\d{8}$/,
    passes: (number) => (luhnSum(number.slice(1, 8)) + 4 + Number(number[8])) % 10 === 0,
  },
  // BZSt, USt-IdNr.
  DE: { shape: /^[1-9]\d{8}$/, passes: passesMod1110 },
  HR: { shape: /^\d{11}$/, passes: (number) => hrOib.test(number) === undefined },
  // Agenzia delle Entrate, partita IVA: the province of the office at 8 to 10
  IT: {
    shape: /^(?!0{7})\d{7}(?:0(?:0[1-9]|[1-9]\d)|100|12[01]|888|999)\d$/,
    passes: (number) => luhnSum(number) === 0,
  },
  // Skatteverket: the number of the organization and 01
  SE: { shape: /^\d{10}01$/, passes: (number) => luhnSum(number.slice(0, 10)) === 0 },
};

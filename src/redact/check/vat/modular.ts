import { bsn } from '../bsn.ts';
import { luhnSum } from '../formula/luhn-sum.ts';
import { remainder } from '../formula/remainder.ts';
import { weightedSum } from '../formula/weighted-sum.ts';
import type { VatFormat } from './vat-format.ts';

/** Characters of French keys that are not two digits: no I and no O. */
const FRENCH = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The key of two digits is 12 and three times the remainder modulo 97; the newer one is modulo 11. */
function passesFrench(number: string): boolean {
  const siren = number.slice(2);
  // Numbers of Monaco begin with 000 and are not in the register of SIREN.
  if (!siren.startsWith('000') && luhnSum(siren) !== 0) return false;
  if (/^\d\d/.test(number)) return remainder(`${siren}12`, 97) === Number(number.slice(0, 2));
  const [first, second] = [FRENCH.indexOf(number[0]), FRENCH.indexOf(number[1])];
  const key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (remainder(siren, 11) + 1 + Math.floor(key / 11)) % 11 === key % 11;
}

/**
 * HMRC: weights modulo 97 to 0; since 2010, from 100 on, also with 55 added; a rest of 55 is taken as other validators do. Of
 * government (GD) and health (HA) three digits without a check.
 */
const BRITISH: VatFormat = {
  shape: /^(?:\d{9}(?:\d{3})?|GD[0-4]\d\d|HA[5-9]\d\d)$/,
  passes: (number) => {
    if (number.length === 5) return true;
    const rest = weightedSum(number, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
    if (rest === 0) return /[^0]/.test(number);
    return number >= '1' && (rest === 42 || rest === 55);
  },
};

/** Countries whose VAT number has two check digits or none but its remainder by a modulus. */
export const MODULAR: Readonly<Record<string, VatFormat>> = {
  // FOD Financiën, ondernemingsnummer
  BE: {
    shape: /^[01]?\d{9}$/,
    passes: (number) => {
      const digits = number.padStart(10, '0');
      return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
    },
  },
  // DGFiP, numéro de TVA intracommunautaire
  FR: { shape: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, passes: passesFrench },
  GB: BRITISH,
  // AED
  LU: {
    shape: /^\d{8}$/,
    passes: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)),
  },
  // Belastingdienst: the 11-test of a BSN or RSIN, since 2020 ISO 7064 MOD 97-10 over all of it
  NL: {
    shape: /^\d{9}B(?!00)\d\d$/,
    passes: (number) =>
      bsn.test(number.slice(0, 9)) === undefined || remainder(`NL${number}`, 97) === 1,
  },
  // Finančná správa, IČ DPH
  SK: { shape: /^[1-9]\d[2-47-9]\d{7}$/, passes: (number) => Number(number) % 11 === 0 },
  // Northern Ireland in trade with the EU
  XI: BRITISH,
};

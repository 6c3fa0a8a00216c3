import { weightedSum } from '../formula/weighted-sum.ts';
import { plNip } from '../pl-nip.ts';
import { ptNif } from '../pt-nif.ts';
import type { VatFormat } from './vat-format.ts';

/** The weights of all digits give a multiple of `modulus`. */
function multiple(shape: RegExp, weights: readonly number[], modulus: number): VatFormat {
  return { shape, passes: (number) => weightedSum(number, weights) % modulus === 0 };
}

/**
 * Countries whose VAT number has one check digit by weights. European Commission, DG TAXUD, VIES:
 * algorithms for VAT identification numbers, checked against the national authorities named.
 */
export const WEIGHTED: Readonly<Record<string, VatFormat>> = {
  // Erhvervsstyrelsen, CVR-nummer
  DK: multiple(/^[1-9]\d{7}$/, [2, 7, 6, 5, 4, 3, 2, 1], 11),
  // Maksu- ja Tolliamet, KMKR
  EE: multiple(/^\d{9}$/, [3, 7, 1, 3, 7, 1, 3, 7, 1], 10),
  // ΑΑΔΕ, ΑΦΜ
  EL: {
    shape: /^\d{9}$/,
    passes: (number) =>
      /[^0]/.test(number) &&
      (weightedSum(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(number[8]),
  },
  // Verohallinto, Y-tunnus
  FI: multiple(/^\d{8}$/, [7, 9, 10, 5, 8, 4, 2, 1], 11),
  // NAV, adószám
  HU: multiple(/^[1-9]\d{7}$/, [9, 7, 3, 1, 9, 7, 3, 1], 10),
  // Commissioner for Revenue
  MT: multiple(/^[1-9]\d{7}$/, [3, 4, 6, 7, 8, 9, 10, 1], 37),
  PL: { shape: /^\d{10}$/, passes: (number) => plNip.test(number) === undefined },
  PT: { shape: /^\d{9}$/, passes: (number) => ptNif.test(number) === undefined },
  // ANAF, cod de identificare fiscală
  RO: {
    shape: /^[1-9]\d{1,9}$/,
    passes: (number) => {
      const sum = weightedSum(number.padStart(10, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]);
      return ((sum * 10) % 11) % 10 === Number(number.at(-1));
    },
  },
  // FURS, davčna številka: a remainder of 0 is never given out, 10 stands as 0
  SI: {
    shape: /^[1-9]\d{7}$/,
    passes: (number) => {
      const rest = weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) % 11;
      return rest !== 0 && (11 - rest) % 10 === Number(number[7]);
    },
  },
};

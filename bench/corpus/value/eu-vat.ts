import type { Random } from '../../generate/random.ts';
import { DIGITS, draw, padded, UPPER } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import { luhnDigit } from '../number/luhn.ts';
import { mod1110Digit } from '../number/mod-11-10.ts';
import { weighted } from '../number/weighted.ts';
import type { ValueKind } from '../value-kind.ts';
import { bsn } from './bsn.ts';
import { dni } from './es-dni.ts';

/** Draws until a number can have a check digit. */
function until(random: Random, make: (random: Random) => string | undefined): string {
  for (;;) {
    const made = make(random);
    if (made !== undefined) return made;
  }
}

/** Draws digits and completes them by a weighted sum; `last` gives undefined where there is no such digit. */
function completed(
  first: string,
  weights: readonly number[],
  last: (sum: number) => number | undefined,
): (random: Random) => string {
  return (random) =>
    until(random, () => {
      const digits = first + draw(random, DIGITS, weights.length - first.length);
      const check = last(weighted(digits, weights));
      return check === undefined || check > 9 ? undefined : `${digits}${check}`;
    });
}

const down = (from: number): number[] => Array.from({ length: from - 1 }, (_, i) => from - i);

/** What follows the country, by the rule of each (European Commission, VIES; national tax offices). */
const NUMBERS: Readonly<Record<string, (random: Random) => string>> = {
  AT: (r) => {
    const digits = draw(r, DIGITS, 7);
    const sum = [...digits].reduce((total, char, i) => {
      const digit = Number(char) * (i % 2 === 0 ? 1 : 2);
      return total + Math.floor(digit / 10) + (digit % 10);
    }, 4);
    return `U${digits}${(10 - (sum % 10)) % 10}`;
  },
  BE: (r) => {
    const digits = `0${2 + r.below(7)}${draw(r, DIGITS, 6)}`;
    return digits + String(97 - (Number(digits) % 97)).padStart(2, '0');
  },
  BG: completed('1', [1, 2, 3, 4, 5, 6, 7, 8], (sum) => sum % 11),
  CY: (r) => {
    const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    const digits = `10${draw(r, DIGITS, 6)}`;
    const sum = [...digits].reduce(
      (total, char, i) => total + (i % 2 === 0 ? (odd[Number(char)] ?? 0) : Number(char)),
      0,
    );
    return digits + UPPER[sum % 26];
  },
  CZ: completed('2', down(8), (sum) => (11 - (sum % 11)) % 10),
  DE: (r) => {
    const digits = `${1 + r.below(9)}${draw(r, DIGITS, 7)}`;
    return digits + mod1110Digit(digits);
  },
  DK: completed('3', [2, 7, 6, 5, 4, 3, 2], (sum) => (11 - (sum % 11)) % 11),
  EE: completed('10', [3, 7, 1, 3, 7, 1, 3, 7], (sum) => (10 - (sum % 10)) % 10),
  EL: completed('0', [256, 128, 64, 32, 16, 8, 4, 2], (sum) => (sum % 11) % 10),
  ES: dni,
  FI: completed('2', [7, 9, 10, 5, 8, 4, 2], (sum) => (11 - (sum % 11)) % 11),
  FR: (r) => {
    const digits = `4${draw(r, DIGITS, 7)}`;
    const siren = digits + luhnDigit(digits);
    return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0') + siren;
  },
  HR: (r) => {
    const digits = draw(r, DIGITS, 10);
    return digits + mod1110Digit(digits);
  },
  HU: completed('1', [9, 7, 3, 1, 9, 7, 3], (sum) => (10 - (sum % 10)) % 10),
  IE: (r) => {
    const digits = `${1 + r.below(9)}${draw(r, DIGITS, 6)}`;
    return digits + 'WABCDEFGHIJKLMNOPQRSTUV'[weighted(digits, down(8)) % 23];
  },
  IT: (r) => {
    const digits = `0${padded(r, 1, 999_999, 6)}${padded(r, 1, 100, 3)}`;
    return digits + luhnDigit(digits);
  },
  LT: (r) =>
    until(r, () => {
      const digits = `${1 + r.below(9)}${draw(r, DIGITS, 6)}1`;
      const check = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
      return check === 10 ? undefined : `${digits}${check}`;
    }),
  LU: (r) => {
    const digits = padded(r, 100_000, 999_999, 6);
    return digits + String(Number(digits) % 89).padStart(2, '0');
  },
  LV: completed('4', [9, 1, 4, 8, 3, 10, 2, 5, 7, 6], (sum) => (((3 - sum) % 11) + 11) % 11),
  MT: (r) => {
    const digits = padded(r, 100_001, 999_999, 6);
    return digits + String(37 - (weighted(digits, [3, 4, 6, 7, 8, 9]) % 37)).padStart(2, '0');
  },
  NL: (r) => `${bsn(r)}B${padded(r, 1, 99, 2)}`,
  PL: completed('5', [6, 5, 7, 2, 3, 4, 5, 6, 7], (sum) => sum % 11),
  PT: completed('5', down(9), (sum) => ((11 - (sum % 11)) % 11) % 10),
  RO: completed('1', [7, 5, 3, 2, 1, 7, 5, 3, 2], (sum) => ((sum * 10) % 11) % 10),
  SE: (r) => {
    const digits = `55${draw(r, DIGITS, 7)}`;
    return `${digits + luhnDigit(digits)}01`;
  },
  SI: completed('5', down(8), (sum) => (sum % 11 === 0 ? undefined : (11 - (sum % 11)) % 10)),
  SK: (r) => until(r, () => slovak(r)),
};

/** Ten digits that 11 divides. */
function slovak(random: Random): string | undefined {
  const digits = `20${2 + random.below(3)}${draw(random, DIGITS, 6)}`;
  const last = (11 - ((Number(digits) * 10) % 11)) % 11;
  return last === 10 ? undefined : `${digits}${last}`;
}

export const EU_VAT: ValueKind = {
  name: 'EU VAT',
  group: 'company',
  ...byName(['btwnummer', 'vat_number', 'vatId', 'btw_nr', 'ust_id'], {
    phrases: wordPhrases(['btw-nummer', 'VAT number', 'BTW', 'VAT']),
    paths: ['/vat/'],
  }),
  variants: Object.entries(NUMBERS).map(([name, make]) => ({
    name,
    make: (random) => name + make(random),
  })),
};

import fc, { type Arbitrary } from 'fast-check';
import { among, DIGITS, dates, digits, endings, joined, LETTERS, oracleOf } from './digits.ts';

/** How the numbers of one country are made, and what a broken digit may do. */
export interface VatCountry {
  readonly country: string;
  /** What stdnum calls it. */
  readonly oracle: (number: string) => boolean;
  /** All but the check digits. */
  readonly bodies: Arbitrary<string>;
  readonly ends: readonly string[];
  /** Digits of the body whose breaking must show; all where left out. */
  readonly breaks?: false | ((at: number, number: string) => boolean);
}

const one = endings(1);
const two = endings(2);
const letters = [...LETTERS];
const first = among('123456789', 1);

/** The oracle without numbers that the authority never gives out. */
const except = (oracle: (number: string) => boolean, not: RegExp) => (number: string) =>
  oracle(number) && !not.test(number);

/** The digits by falling weights modulo 11. */
const weighted = (text: string, from: number): number =>
  [...text].reduce((sum, digit, i) => sum + (from - i) * Number(digit), 0) % 11;

const isOtherBulgarian = (number: string): boolean => {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  return [...number].reduce((sum, digit, i) => sum + weights[i] * Number(digit), 0) % 11 === 0;
};

/**
 * Where one check digit stands for two remainders (10 as 0, or 1), breaking a digit may give the other
 * one; the check digit itself cannot be broken unseen.
 */
const lastOnly = (at: number, number: string): boolean => at === number.length - 1;

export const VAT_COUNTRIES: readonly VatCountry[] = [
  { country: 'AT', oracle: oracleOf('AT', 'uid'), bodies: joined('U', digits(7)), ends: one },
  {
    country: 'BE',
    oracle: except(oracleOf('BE', 'vat'), /^[^01]/),
    bodies: joined(among('01', 1), digits(7)),
    ends: two,
  },
  {
    // stdnum refuses numbers that begin with 4 to 8; the register has companies whose number begins with 8.
    country: 'BG',
    oracle: oracleOf('BG', 'vat'),
    bodies: joined(among('01239', 1), digits(7)),
    ends: one,
    breaks: lastOnly,
  },
  {
    // People: an EGN, a number of a foreigner or another one, so that a broken one may be another kind.
    // stdnum takes the third kind where its check digit is wrong, so that one is computed here.
    country: 'BG',
    oracle: (number) =>
      oracleOf('BG', 'egn')(number) || oracleOf('BG', 'pnf')(number) || isOtherBulgarian(number),
    bodies: joined(dates(1900, 1939, 'YYMMDD'), digits(3)),
    ends: one,
    breaks: false,
  },
  {
    country: 'CY',
    oracle: except(oracleOf('CY', 'vat'), /^12/),
    bodies: digits(8),
    ends: letters,
  },
  { country: 'CZ', oracle: oracleOf('CZ', 'dic'), bodies: digits(7), ends: one, breaks: lastOnly },
  {
    // stdnum counts the 6 in front, which the formula of VIES leaves out: the same in another notation.
    country: 'CZ',
    oracle: (number) => (8 + weighted(number.slice(1, 8), 8)) % 10 === Number(number[8]),
    bodies: joined('6', digits(7)),
    ends: one,
    breaks: lastOnly,
  },
  { country: 'DE', oracle: oracleOf('DE', 'vat'), bodies: joined(first, digits(7)), ends: one },
  { country: 'DK', oracle: oracleOf('DK', 'cvr'), bodies: joined(first, digits(6)), ends: one },
  { country: 'EE', oracle: oracleOf('EE', 'kmkr'), bodies: digits(8), ends: one },
  {
    country: 'EL',
    oracle: except(oracleOf('GR', 'vat'), /^0+$/),
    bodies: digits(8),
    ends: one,
    breaks: lastOnly,
  },
  {
    country: 'ES',
    oracle: oracleOf('ES', 'nif'),
    bodies: joined(among(`${DIGITS}XYZABCDEFGHJNPQRSUVWKLM`, 1), digits(7)),
    ends: [...one, ...letters],
  },
  { country: 'FI', oracle: oracleOf('FI', 'alv'), bodies: digits(7), ends: one },
  {
    country: 'FR',
    oracle: oracleOf('FR', 'tva'),
    bodies: fc
      .tuple(among(`${DIGITS}ABCDEFGHJKLMNPQRSTUVWXYZ`, 2), digits(8))
      .map((p) => p.join('')),
    ends: one,
    breaks: lastOnly,
  },
  { country: 'GB', oracle: oracleOf('GB', 'vat'), bodies: digits(7), ends: two, breaks: false },
  { country: 'HR', oracle: oracleOf('HR', 'oib'), bodies: digits(10), ends: one },
  { country: 'HU', oracle: oracleOf('HU', 'anum'), bodies: joined(first, digits(6)), ends: one },
  { country: 'IE', oracle: oracleOf('IE', 'vat'), bodies: digits(7), ends: letters },
  {
    country: 'IE',
    oracle: oracleOf('IE', 'vat'),
    bodies: digits(7),
    ends: letters.flatMap((letter) => ['A', 'H', 'W'].map((more) => letter + more)),
  },
  {
    country: 'IE',
    oracle: oracleOf('IE', 'vat'),
    bodies: joined(digits(1), among(`${LETTERS}+*`, 1), digits(5)),
    ends: letters,
  },
  {
    country: 'IT',
    oracle: oracleOf('IT', 'iva'),
    bodies: joined(digits(7), fc.constantFrom('001', '058', '100', '120', '121', '888', '999')),
    ends: one,
  },
  {
    country: 'LT',
    oracle: oracleOf('LT', 'pvm'),
    bodies: fc.oneof(joined(digits(7), '1'), joined(digits(10), '1')),
    ends: one,
    breaks: lastOnly,
  },
  { country: 'LU', oracle: oracleOf('LU', 'tva'), bodies: digits(6), ends: two, breaks: lastOnly },
  {
    country: 'LV',
    oracle: oracleOf('LV', 'pvn'),
    bodies: joined(among('456789', 1), digits(9)),
    ends: one,
    // With 0 to 3 in front it is the number of a person, by another formula.
    breaks: (at) => at > 0,
  },
  {
    country: 'LV',
    oracle: oracleOf('LV', 'pvn'),
    bodies: joined(dates(1950, 1999, 'DDMMYY'), '1', digits(3)),
    ends: one,
    breaks: lastOnly,
  },
  {
    country: 'MT',
    oracle: oracleOf('MT', 'vat'),
    bodies: joined(first, digits(5)),
    ends: two,
    breaks: lastOnly,
  },
  {
    country: 'NL',
    oracle: except(oracleOf('NL', 'btw'), /^0{9}|B00$/),
    bodies: joined(digits(9), 'B'),
    ends: two,
    breaks: false,
  },
  { country: 'PL', oracle: except(oracleOf('PL', 'nip'), /^0/), bodies: digits(9), ends: one },
  { country: 'PT', oracle: oracleOf('PT', 'nif'), bodies: digits(8), ends: one, breaks: lastOnly },
  {
    country: 'RO',
    oracle: oracleOf('RO', 'cui'),
    bodies: fc.integer({ min: 0, max: 7 }).chain((more) => joined(first, digits(more + 1))),
    ends: one,
    breaks: lastOnly,
  },
  {
    country: 'SE',
    oracle: oracleOf('SE', 'vat'),
    bodies: digits(9),
    ends: one.map((end) => `${end}01`),
    breaks: (at) => at < 10,
  },
  {
    // Remainder 0 has no check digit (VIES); stdnum takes 1 for it.
    country: 'SI',
    oracle: (number) => oracleOf('SI', 'ddv')(number) && weighted(number.slice(0, 7), 8) > 0,
    bodies: joined(first, digits(6)),
    ends: one,
  },
  {
    // The third digit is one of these (VIES); stdnum looks at the first.
    country: 'SK',
    oracle: oracleOf('SK', 'dph'),
    bodies: joined(among('234789', 1), digits(1), among('234789', 1), digits(6)),
    ends: one,
  },
];

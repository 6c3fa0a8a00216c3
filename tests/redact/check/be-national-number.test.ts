import fc from 'fast-check';
import { beNationalNumber } from '../../../src/redact/check/be-national-number.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

/**
 * The key is 97 minus a remainder, so 01 to 97, and serials go from 001 to 998; stdnum takes the keys
 * 00, 98 and 99 for 97, 1 and 2, and any serial.
 */
const KEYS = endings(2).slice(1, 98);

const stdnum = oracleOf('BE', 'insz');
const oracle = (number: string): boolean =>
  stdnum(number) && KEYS.includes(number.slice(9)) && !/^.{6}(?:000|999)/.test(number);

const body = (from: number, to: number) =>
  fc.constantFrom(0, 20, 40).chain((bis) => joined(dates(from, to, 'YYMMDD', bis), digits(3)));

// stdnum knows the day of today, and that no one is born behind it; the check has no clock.
const bodies = fc.oneof(body(1927, 1999), body(2000, 2025));

keeps(beNationalNumber, {
  valid: completed(bodies, KEYS, oracle),
  // A broken digit before the key may make the number of someone born in the other century: 1 in 97.
  breaks: (at) => at > 8,
});

// 85.07.30-033.28 is a number that descriptions of the format use.
decides(
  beNationalNumber,
  ['85.07.30-033.28', '85 07 30 033 28', '85.00.00-033.06'],
  [
    ['85.07.30-033.29', 'check digit'],
    ['85073003', 'not 11 digits'],
    ['85.13.30-033.70', 'no birth date'],
    ['00000000097', 'not 11 digits'],
  ],
);

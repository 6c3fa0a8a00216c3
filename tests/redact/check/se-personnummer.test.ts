import fc from 'fast-check';
import { sePersonnummer } from '../../../src/redact/check/se-personnummer.ts';
import { dates, digits, joined, luhnDigit, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const stdnum = oracleOf('SE', 'personnummer');

const body = (from: number, to: number) =>
  fc
    .constantFrom(0, 60)
    .chain((coordination) =>
      fc.tuple(dates(from, to, 'YYYYMMDD', 0, coordination), digits(3), fc.boolean()),
    )
    .map(([date, serial, long]) => (long ? date : date.slice(2)) + serial);

// stdnum wants a hyphen in front of the last four, and no birth in the future.
const oracle = (number: string): boolean => stdnum(number.replace(/(.{4})$/, '-$1'));
const bodies = body(1930, 2025);

keeps(sePersonnummer, {
  valid: bodies.map((text) => text + luhnDigit(text.slice(-9))),
  candidates: joined(bodies, digits(1)),
  oracle,
  // The century has no check digit: 19 may be broken to 18 or, in a leap year, not.
  breaks: (at, number) => at >= number.length - 10,
  separators: '',
});

decides(
  sePersonnummer,
  ['811228-9874', '19811228-9874', '8112289874', '811228+9874', '701063-2391'],
  [
    ['811228-9875', 'check digit'],
    ['811328-9874', 'no birth date'],
    ['81-12289874', 'not 10 or 12'],
    ['171981122898', 'not 10 or 12'],
  ],
);

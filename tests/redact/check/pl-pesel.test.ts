import fc from 'fast-check';
import { plPesel } from '../../../src/redact/check/pl-pesel.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('PL', 'pesel');

// stdnum refuses births in the future, so the numbers of 2100 to 2299 are in the table below.
const days = fc.oneof(
  dates(1800, 1899, 'YYMMDD', 80),
  dates(1900, 1999, 'YYMMDD'),
  dates(2000, 2025, 'YYMMDD', 20),
);

const body = joined(days, digits(4));

keeps(plPesel, {
  valid: completed(body, endings(1), oracle),
  candidates: joined(body, digits(1)),
  oracle,
});

// 44051401359 is a number that descriptions of the format use.
decides(
  plPesel,
  ['44051401359', '440514-01359', '00222912349', '00422812348', '00622812344'],
  [
    ['44051401358', 'check digit'],
    ['44053201359', 'no birth date'],
    // 2100 has no 29 February.
    ['00422912345', 'no birth date'],
    ['44131401359', 'no birth date'],
    ['4405140135', 'not 11 digits'],
  ],
);

import fc from 'fast-check';
import { bgEgn } from '../../../src/redact/check/bg-egn.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

/** stdnum looks at the check digit only, so the birth dates made here exist. */
const oracle = oracleOf('BG', 'egn');

const body = joined(
  fc.oneof(
    dates(1800, 1899, 'YYMMDD', 20),
    dates(1900, 1999, 'YYMMDD'),
    dates(2000, 2099, 'YYMMDD', 40),
  ),
  digits(3),
);

keeps(bgEgn, {
  valid: completed(body, endings(1), oracle),
  candidates: joined(body, digits(1)),
  oracle,
  // The check digit 0 stands for two remainders: a broken digit before it may give the other one.
  breaks: (at, number) => at === 9 || number[9] !== '0',
});

// 7523169263 is a number that descriptions of the format use.
decides(
  bgEgn,
  ['7523169263', '8032056031'],
  [
    ['7523169264', 'check digit'],
    ['7513169263', 'no birth date'],
    ['752316926', 'not 10 digits'],
  ],
);

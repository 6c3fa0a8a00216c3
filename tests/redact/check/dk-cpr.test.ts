import { dkCpr } from '../../../src/redact/check/dk-cpr.ts';
import { dates, digits, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

// stdnum refuses births in the future, of which the check without a clock knows nothing.
const oracle = oracleOf('DK', 'cpr');
const past = (number: string): boolean => !/^.{4}(?:2[6-9]|[345]\d)[4-9]/.test(number);

keeps(dkCpr, {
  valid: joined(dates(1937, 1999, 'DDMMYY'), digits(4)).filter(oracle),
  candidates: digits(10).filter(past),
  oracle,
  // The check modulo 11 was given up in 2007: only the date can be wrong.
  breaks: false,
});

decides(
  dkCpr,
  ['211062-5629', '2110625629'],
  [
    ['321062-5629', 'no birth date'],
    ['290201-1234', 'no birth date'],
    ['21106256', 'not 10 digits'],
  ],
);

import fc from 'fast-check';
import { roCnp } from '../../../src/redact/check/ro-cnp.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('RO', 'cnp');

const county = fc
  .integer({ min: 1, max: 52 })
  .filter((number) => number < 47 || number > 50)
  .map((number) => String(number).padStart(2, '0'));

const body = fc.oneof(
  joined(fc.constantFrom('1', '2'), dates(1900, 1999, 'YYMMDD'), county, digits(3)),
  joined(fc.constantFrom('3', '4'), dates(1800, 1899, 'YYMMDD'), county, digits(3)),
  joined(fc.constantFrom('5', '6'), dates(2000, 2025, 'YYMMDD'), county, digits(3)),
);

keeps(roCnp, {
  valid: completed(body, endings(1), oracle),
  candidates: joined(body, digits(1)),
  oracle,
  // The check digit 1 stands for two remainders: a broken digit before it may give the other one.
  breaks: (at, number) => at === 12 || number[12] !== '1',
});

decides(
  roCnp,
  ['1630615123457'],
  [
    ['1630615123458', 'check digit'],
    ['1631315123457', 'no birth date'],
    ['1630615993457', 'no county'],
    ['0630615123457', 'begin with 0'],
  ],
);

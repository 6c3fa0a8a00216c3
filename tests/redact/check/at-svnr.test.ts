import fc from 'fast-check';
import { atSvnr } from '../../../src/redact/check/at-svnr.ts';
import { dates, digits, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const stdnum = oracleOf('AT', 'vnr');

/** stdnum takes 0 in front; serials begin at 100. */
const oracle = (number: string): boolean => stdnum(number) && number[0] !== '0';

const candidates = fc
  .tuple(fc.integer({ min: 100, max: 999 }), digits(1), dates(1920, 2019, 'DDMMYY'))
  .map((parts) => parts.join(''));

keeps(atSvnr, { valid: candidates.filter(oracle), candidates, oracle });

decides(
  atSvnr,
  // Months 13 to 15 are given out where the serials of a day ran out; stdnum does not know them.
  ['1237 010180', '1237010180', '1234011380'],
  [
    ['1238010180', 'check digit'],
    ['1237320180', 'no birth date'],
    ['1248011680', 'no birth date'],
    ['0237010180', 'begin with 0'],
  ],
);

import { bsn } from '../../../src/redact/check/bsn.ts';
import { completed, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('NL', 'bsn');

keeps(bsn, {
  valid: completed(digits(8), endings(1), (number) => oracle(number) && /[^0]/.test(number)),
  candidates: joined(digits(7), digits(2)),
  oracle: (number) => oracle(number) && /[^0]/.test(number),
});

keeps(bsn, { valid: completed(digits(7), endings(1), oracle), candidates: digits(8), oracle });

// 111222333 is the number of examples of the RvIG.
decides(
  bsn,
  ['111222333', '1112.22.333', '1112 22 333', '011122237', '11122237'],
  [
    ['111222334', 'check digit'],
    ['000000000', 'only zeros'],
    ['1112223', 'not 8 or 9 digits'],
    ['1112223331', 'not 8 or 9 digits'],
  ],
);

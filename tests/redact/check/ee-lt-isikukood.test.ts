import fc from 'fast-check';
import { eeLtIsikukood } from '../../../src/redact/check/ee-lt-isikukood.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('LT', 'asmens');

const body = fc.oneof(
  joined(fc.constantFrom('1', '2'), dates(1800, 1899, 'YYMMDD'), digits(3)),
  joined(fc.constantFrom('3', '4'), dates(1900, 1999, 'YYMMDD'), digits(3)),
  joined(fc.constantFrom('5', '6'), dates(2000, 2025, 'YYMMDD'), digits(3)),
  joined('9', digits(9)),
);

keeps(eeLtIsikukood, {
  valid: completed(body, endings(1), oracle),
  candidates: joined(body, digits(1)),
  oracle,
  // The second try makes one check digit stand for several sums; the check digit itself is told.
  breaks: (at) => at === 10,
});

// 37605030299 is a number that descriptions of the format use.
decides(
  eeLtIsikukood,
  ['37605030299'],
  [
    ['37605030298', 'check digit'],
    ['37613030299', 'no birth date'],
    ['07605030299', 'begin with 0'],
  ],
);

import fc from 'fast-check';
import { iePps } from '../../../src/redact/check/ie-pps.ts';
import { completed, digits, joined, LETTERS, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('IE', 'pps');

const ends = [...LETTERS].flatMap((letter) =>
  ['', 'A', 'H', 'W', 'T', 'X'].map((more) => letter + more),
);

keeps(iePps, {
  valid: completed(digits(7), ends, oracle),
  candidates: joined(digits(7), fc.constantFrom(...ends)),
  oracle,
});

decides(
  iePps,
  ['1234567T', '1234567FA', '1234567TW'],
  [
    ['1234567U', 'check digit'],
    ['1234567', 'one or two letters'],
    ['1234567TZ', 'one or two letters'],
  ],
);

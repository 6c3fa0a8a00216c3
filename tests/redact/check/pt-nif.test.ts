import { ptNif } from '../../../src/redact/check/pt-nif.ts';
import { completed, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('PT', 'nif');

keeps(ptNif, {
  valid: completed(digits(8), endings(1), oracle),
  candidates: joined(digits(9)),
  oracle,
  // The check digit 0 stands for two remainders: a broken digit before it may give the other one.
  breaks: (at, number) => at === 8 || number[8] !== '0',
});

decides(
  ptNif,
  ['123456789', '123 456 789'],
  [
    ['123456788', 'check digit'],
    ['012345678', 'not 9 digits'],
  ],
);

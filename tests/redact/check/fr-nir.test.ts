import fc from 'fast-check';
import { frNir } from '../../../src/redact/check/fr-nir.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('FR', 'nir');

const department = fc.oneof(digits(2), fc.constantFrom('2A', '2B'));

const body = joined(
  fc.constantFrom('1', '2', '3', '4', '7', '8'),
  dates(1900, 1999, 'YYMM'),
  department,
  digits(6),
);

keeps(frNir, {
  valid: completed(body, endings(2), oracle),
  candidates: joined(body, digits(2)),
  oracle,
  // Every digit counts modulo 97, but beside the letter of Corsica: 2A is 19, 3A is nothing.
});

decides(
  frNir,
  ['2 55 08 14 168 025 38', '255081416802538'],
  [
    ['255081416802539', 'check digit'],
    ['255131416802538', 'not 15 characters'],
    ['955081416802538', 'not 15 characters'],
    ['25508141680253', 'not 15 characters'],
  ],
);

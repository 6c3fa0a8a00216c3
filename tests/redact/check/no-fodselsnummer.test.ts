import fc from 'fast-check';
import { noFodselsnummer } from '../../../src/redact/check/no-fodselsnummer.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('NO', 'fodselsnummer');

const padded = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => String(number).padStart(3, '0'));

const day = (from: number, to: number) =>
  fc
    .constantFrom([0, 0], [0, 40], [40, 0])
    .chain(([month, day]) => dates(from, to, 'DDMMYY', month, day));

const body = fc.oneof(
  joined(day(1900, 1999), padded(0, 499)),
  joined(day(1940, 1999), padded(900, 999)),
  // 1854 is the first year of this range; stdnum begins behind it.
  joined(day(1855, 1899), padded(500, 749)),
  joined(day(2000, 2025), padded(500, 999)),
);

keeps(noFodselsnummer, {
  valid: completed(body, endings(2), oracle),
  candidates: joined(body, digits(2)),
  oracle,
});

decides(
  noFodselsnummer,
  ['15108695088', '151086 95088'],
  [
    ['15108695077', 'check digit'],
    ['32108695088', 'no birth date'],
    ['1510869508', 'not 11 digits'],
  ],
);

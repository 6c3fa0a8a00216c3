import fc from 'fast-check';
import { fiHetu } from '../../../src/redact/check/fi-hetu.ts';
import { among, completed, dates, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('FI', 'hetu');
const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';

const individual = fc
  .integer({ min: 2, max: 999 })
  .map((number) => String(number).padStart(3, '0'));

const body = fc.oneof(
  joined(dates(1850, 1899, 'DDMMYY'), '+', individual),
  joined(dates(1900, 1999, 'DDMMYY'), fc.constantFrom(...'-YXWVU'), individual),
  joined(dates(2000, 2025, 'DDMMYY'), fc.constantFrom(...'ABCDEF'), individual),
);

// A blank would not be part of it, and the sign is no separator.
keeps(fiHetu, {
  valid: completed(body, [...CHECK], oracle),
  candidates: joined(body, among(CHECK, 1)),
  oracle,
  separators: '',
});

// 131052-308T is the example of the Digital and Population Data Services Agency.
decides(
  fiHetu,
  ['131052-308T', '131052-308t'],
  [
    ['131052-308U', 'check digit'],
    ['311152-308T', 'no birth date'],
    ['131052-001T', 'below 002'],
    ['131052308T', 'not the shape'],
    ['131052G308T', 'not the shape'],
  ],
);

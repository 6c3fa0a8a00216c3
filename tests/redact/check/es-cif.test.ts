import { esCif } from '../../../src/redact/check/es-cif.ts';
import { among, completed, DIGITS, digits, joined, LETTERS, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('ES', 'cif');
const ANY = DIGITS + LETTERS;

keeps(esCif, {
  valid: completed(joined(among('ABCDEFGHJNPQRSUVW', 1), digits(7)), [...ANY], oracle),
  candidates: joined(among(LETTERS, 1), digits(7), among(ANY, 1)),
  oracle,
});

decides(
  esCif,
  ['A12345674', 'a-1234567-4', 'P1234567D'],
  [
    ['A12345675', 'check digit'],
    ['I12345674', 'not a CIF'],
  ],
);

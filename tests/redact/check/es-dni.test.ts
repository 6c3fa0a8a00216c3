import fc from 'fast-check';
import { esDni } from '../../../src/redact/check/es-dni.ts';
import { among, completed, digits, joined, LETTERS, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const dni = oracleOf('ES', 'dni');
const nie = oracleOf('ES', 'nie');
const nif = oracleOf('ES', 'nif');

const bodies = joined(fc.oneof(digits(1), fc.constantFrom(...'XYZKLM')), digits(7));
const oracle = (number: string): boolean => {
  if (/^\d/.test(number)) return dni(number);
  return /^[XYZ]/.test(number) ? nie(number) : nif(number);
};

keeps(esDni, {
  valid: completed(bodies, [...LETTERS], oracle),
  candidates: joined(bodies, among(LETTERS, 1)),
  oracle,
});

// 12345678Z is a number that descriptions of the format use.
decides(
  esDni,
  ['12345678Z', '12.345.678-z', 'X1234567L'],
  [
    ['12345678A', 'check digit'],
    ['12345678', 'not a DNI'],
    ['A1234567L', 'not a DNI'],
  ],
);

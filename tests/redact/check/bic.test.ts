import fc from 'fast-check';
import { isValidBIC } from 'ibantools';
import { bic } from '../../../src/redact/check/bic.ts';
import { COUNTRIES } from '../../../src/redact/check/formula/countries.ts';
import { among, DIGITS, joined, LETTERS } from './digits.ts';
import { decides, keeps } from './promises.ts';

const ANY = DIGITS + LETTERS;

const behind = fc.constantFrom(2, 5).chain((count) => among(ANY, count));

keeps(bic, {
  valid: joined(among(LETTERS, 4), fc.constantFrom(...COUNTRIES), behind),
  candidates: joined(among(LETTERS, 6), behind),
  oracle: (code) => isValidBIC(code) && COUNTRIES.has(code.slice(4, 6)),
  // A BIC has no check digit: a digit in the place code may be any other.
  breaks: false,
  separators: ' ',
});

decides(
  bic,
  ['ABNANL2A', 'ABNANL2AXXX', 'deutdeff'],
  [
    ['ABNAXX2A', 'no country'],
    ['ABNANL2', 'not 8 or 11'],
    ['ABNANL2AXX', 'not 8 or 11'],
    ['AB12NL2A', 'not 8 or 11'],
  ],
);

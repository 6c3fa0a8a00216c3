import { nlDocument } from '../../../src/redact/check/nl-document.ts';
import { among, DIGITS, digits, joined } from './digits.ts';
import { decides, keeps } from './promises.ts';

const LETTERS = 'ABCDEFGHIJKLMNPQRSTUVWXYZ';

keeps(nlDocument, {
  valid: joined(among(LETTERS, 2), among(LETTERS + DIGITS, 6), digits(1)),
  // No check digit of its own.
  breaks: false,
});

decides(
  nlDocument,
  ['SPECI2014', 'spe ci2 014'],
  [
    ['SPECO2014', 'without the letter O'],
    ['SPECI201', 'two letters'],
    ['SPECI201A', 'two letters'],
    ['1PECI2014', 'two letters'],
  ],
);

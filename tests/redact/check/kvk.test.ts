import { kvk } from '../../../src/redact/check/kvk.ts';
import { digits } from './digits.ts';
import { decides, keeps } from './promises.ts';

keeps(kvk, {
  valid: digits(8).filter((number) => new Set(number).size > 1),
  // No check digit exists.
  breaks: false,
});

decides(
  kvk,
  ['01234567', '1234 5678'],
  [
    ['00000000', 'one digit repeated'],
    ['1234567', 'not 8 digits'],
    ['123456789', 'not 8 digits'],
  ],
);

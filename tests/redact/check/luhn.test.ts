import fc from 'fast-check';
import { luhn } from '../../../src/redact/check/luhn.ts';
import { digits, luhnDigit } from './digits.ts';
import { decides, keeps } from './promises.ts';

const valid = fc
  .integer({ min: 1, max: 40 })
  .chain(digits)
  .filter((body) => /[^0]/.test(body))
  .map((body) => body + luhnDigit(body));

keeps(luhn, { valid });

// 7992739871-3 is a number that descriptions of the format use.
decides(
  luhn,
  ['79927398713', '7992-7398-713', '18'],
  [
    ['79927398710', 'check digit'],
    ['0000000000', 'only zeros'],
    ['7992739871x', 'not digits'],
    ['', 'not digits'],
    ['5', 'not digits'],
  ],
);

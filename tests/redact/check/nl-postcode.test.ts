import fc from 'fast-check';
import { nlPostcode } from '../../../src/redact/check/nl-postcode.ts';
import { among, joined, LETTERS } from './digits.ts';
import { decides, keeps } from './promises.ts';

const number = fc.integer({ min: 1000, max: 9999 }).map(String);
const letters = among(LETTERS, 2).filter((pair) => !['SA', 'SD', 'SS'].includes(pair));
const house = fc.constantFrom('', ' 1', '12', ' 12a', '-12', ' 12-3', ' 12 bis', ', 7', '/99999');

keeps(nlPostcode, {
  valid: joined(number, fc.constantFrom('', ' ', '-'), letters, house),
  // No check digit: of the digits only a 0 in front is wrong.
  breaks: false,
  separators: '',
});

decides(
  nlPostcode,
  ['1000AA', '9999 ZZ', '1234 ab 12-a'],
  [
    ['0999AA', 'not the shape'],
    ['1234SA', 'letters that are not used'],
    ['1234 sd 5', 'letters that are not used'],
    ['1234 SS', 'letters that are not used'],
    ['12345AA', 'not the shape'],
    ['1234A', 'not the shape'],
    ['1234AAA', 'not the shape'],
    ['1234 AB 123456', 'not the shape'],
  ],
);

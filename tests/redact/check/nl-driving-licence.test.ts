import { nlDrivingLicence } from '../../../src/redact/check/nl-driving-licence.ts';
import { digits } from './digits.ts';
import { decides, keeps } from './promises.ts';

keeps(nlDrivingLicence, {
  valid: digits(10).filter((number) => number[0] !== '0' && new Set(number).size > 1),
  // No check digit is published.
  breaks: false,
});

decides(
  nlDrivingLicence,
  ['5123456789'],
  [
    ['0123456789', 'begin with 0'],
    ['5555555555', 'one digit repeated'],
    ['512345678', 'not 10 digits'],
  ],
);

import fc from 'fast-check';
import { czSkBirthNumber } from '../../../src/redact/check/cz-sk-birth-number.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('CZ', 'rc');

const body = (from: number, to: number, ...months: number[]) =>
  fc.constantFrom(...months).chain((more) => joined(dates(from, to, 'YYMMDD', more), digits(3)));

const long = fc.oneof(
  body(1954, 1999, 0, 50),
  body(2000, 2003, 0, 50),
  body(2004, 2025, 0, 20, 50, 70),
);
const old = fc.oneof(body(1881, 1899, 0, 50), body(1900, 1953, 0, 50));

/** A remainder of 10 stood as 0 until 1985, and the law has that year in: stdnum leaves it out. */
const isOf1985 = (number: string): boolean => number.startsWith('85') && number.endsWith('0');

keeps(czSkBirthNumber, {
  valid: completed(long, endings(1), (number) => oracle(number) && !isOf1985(number)),
  candidates: joined(long, digits(1)).filter((number) => !isOf1985(number)),
  oracle,
  // Where 10 stood as 0, the check digit 0 stands for two remainders.
  breaks: (at, number) => at === 9 || number[9] !== '0',
});

// Nine digits have no check digit, and no 20 added to the month, which stdnum takes for any year.
const nine = fc
  .tuple(digits(2), fc.integer({ min: 0, max: 13 }), fc.constantFrom(0, 50), digits(5))
  .map(([years, month, more, rest]) => years + String(month + more).padStart(2, '0') + rest);

keeps(czSkBirthNumber, { valid: old, candidates: nine, oracle, breaks: false });

decides(
  czSkBirthNumber,
  ['0527281007', '736028/5163', '7360285163', '530101/123'],
  [
    ['736028/5164', 'check digit'],
    ['733528/5163', 'no birth date'],
    ['600101/123', 'no birth date'],
    // 20 is added to the month since 2004 only.
    ['7327281005', 'no birth date'],
    ['73602851', 'not 9 or 10 digits'],
  ],
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usSsn } from '../../../src/redact/check/us-ssn.ts';
import { digits, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const stdnum = oracleOf('US', 'ssn');

const padded = (min: number, max: number, size: number) =>
  fc.integer({ min, max }).map((number) => String(number).padStart(size, '0'));

const valid = fc
  .tuple(padded(1, 899, 3), padded(1, 99, 2), padded(1, 9999, 4))
  .filter(([area]) => area !== '666')
  .map((parts) => parts.join(''));

/** stdnum takes the serial 0000, which is never given out, and refuses numbers printed in advertisements. */
const PRINTED = ['078051120', '457555462', '219099999'];
const oracle = (number: string): boolean => stdnum(number) && !number.endsWith('0000');

// No check digit exists.
keeps(usSsn, {
  valid: valid.filter((number) => !PRINTED.includes(number)),
  candidates: digits(9),
  oracle,
  breaks: false,
});

describe('us-ssn', () => {
  it('takes every serial but 0000, every group but 00, every area but 000, 666 and 9xx', () => {
    const numbers = (size: number) =>
      Array.from({ length: 10 ** size }, (_, i) => String(i).padStart(size, '0'));
    const taken = (size: number, write: (part: string) => string) =>
      numbers(size).filter((part) => usSsn.test(write(part)) === undefined);
    expect(taken(4, (serial) => `123-45-${serial}`)).toEqual(numbers(4).slice(1));
    expect(taken(2, (group) => `123-${group}-6789`)).toEqual(numbers(2).slice(1));
    expect(taken(3, (area) => `${area}-45-6789`)).toEqual(
      numbers(3)
        .slice(1, 900)
        .filter((area) => area !== '666'),
    );
  });
});

decides(
  usSsn,
  ['123-45-6789', '123 45 6789'],
  [
    ['000-45-6789', 'area'],
    ['666-45-6789', 'area'],
    ['900-45-6789', 'area'],
    ['123-00-6789', 'group'],
    ['123-45-0000', 'serial'],
    ['123-45-678', 'not 9 digits'],
  ],
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nlPlate } from '../../../src/redact/check/nl-plate.ts';
import { among, DIGITS, joined } from './digits.ts';
import { decides, keeps } from './promises.ts';

/** Groups of the side codes 1 to 14: how many digits (positive) or letters (negative). */
const SIDE_CODES = [
  [-2, 2, 2],
  [2, 2, -2],
  [2, -2, 2],
  [-2, 2, -2],
  [-2, -2, 2],
  [2, -2, -2],
  [2, -3, 1],
  [1, -3, 2],
  [-2, 3, -1],
  [-1, 3, -2],
  [-3, 2, -1],
  [-1, 2, -3],
  [1, -2, 3],
  [3, -2, 1],
];

const group = (size: number) =>
  size > 0 ? among(DIGITS, size) : among('BDFGHJKLNPRTVXZ', -size).filter(isUsed);

const isUsed = (letters: string): boolean => !/GVD|KKK|KVT|LPF|PKK|PVV|TBS|VVD/.test(letters);

const plates = (separator: string) =>
  fc
    .constantFrom(...SIDE_CODES)
    .chain(([a, b, c]) => joined(group(a), separator, group(b), separator, group(c)));

keeps(nlPlate, {
  valid: fc.oneof(plates('-'), plates(''), plates(' ')),
  breaks: false,
  separators: '',
});

describe('nl-plate', () => {
  it('refuses the mixtures of letters and digits that are no side code', () => {
    const shapes = new Set(
      SIDE_CODES.map((groups) =>
        groups.map((size) => (size > 0 ? '9' : 'X').repeat(Math.abs(size))).join(''),
      ),
    );
    const mixtures = among('9X', 6).filter((mixture) => !shapes.has(mixture));
    fc.assert(
      fc.property(mixtures, (mixture) => {
        expect(nlPlate.test(mixture.replaceAll('X', 'G')), mixture).toContain('no side code');
      }),
    );
  });
});

decides(
  nlPlate,
  ['CD-12-34', 'UA-12-34', 'OK-12-BB', 'XS-DX-12', 'G-001-BB', '12ab34'.replace('ab', 'gz')],
  [
    ['1-2GB34', 'no side code'],
    ['GB-1234', 'no side code'],
    ['12-AB-CD', 'letters that are not used'],
    ['12-SS-GB', 'letters that are not used'],
    ['12-GVD-1', 'letters that are not used'],
    ['QA-12-34', 'letters that are not used'],
    ['123456', 'no side code'],
  ],
);

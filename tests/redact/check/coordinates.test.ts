import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinate } from '../../../src/redact/check/coordinate.ts';
import { coordinates } from '../../../src/redact/check/coordinates.ts';
import { decides } from './promises.ts';

/** Degrees with four to seven decimals. */
const degrees = (most: number) =>
  fc
    .tuple(fc.integer({ min: -most * 10_000, max: most * 10_000 }), fc.nat(999))
    .filter(([units]) => units !== 0 && Math.abs(units) < most * 10_000)
    .map(([units, more]) => (units / 10_000).toFixed(4) + (more || ''));

const separators = fc.constantFrom(',', ', ', ';', ' ', '/', ' , ');

describe('coordinates', () => {
  it('takes every latitude and longitude with four decimals or more, in either order', () => {
    fc.assert(
      fc.property(degrees(90), degrees(180), separators, (latitude, longitude, separator) => {
        expect(coordinates.test(latitude + separator + longitude)).toBeUndefined();
        expect(coordinates.test(longitude + separator + latitude)).toBeUndefined();
        expect(coordinate.test(latitude)).toBeUndefined();
        expect(coordinate.test(longitude)).toBeUndefined();
      }),
    );
  });

  it('refuses every pair with three decimals or fewer, or out of range', () => {
    const coarse = degrees(90).map((text) => text.replace(/(\.\d{3})\d+/, '$1'));
    const far = fc.integer({ min: 181, max: 999 }).map((whole) => `${whole}.1234`);
    fc.assert(
      fc.property(coarse, far, degrees(90), (three, outside, good) => {
        for (const bad of [three, outside]) {
          expect(coordinates.test(`${bad},${good}`), bad).toBeDefined();
          expect(coordinates.test(`${good},${bad}`), bad).toBeDefined();
          expect(coordinate.test(bad), bad).toBeDefined();
        }
      }),
    );
  });
});

decides(
  coordinates,
  ['52.3702,4.8952', '-33.86880, 151.2093', '+52.3702+004.8952/', 'geo:52.3702,4.8952'],
  [
    ['0.0000,0.0000', 'no place'],
    ['91.0000,95.0000', 'no latitude'],
    ['52.370,4.895', 'four decimals'],
    ['52.3702', 'four decimals'],
    ['52.37024.8952', 'four decimals'],
    ['1.0000.0000,2.0000', 'four decimals'],
  ],
);
decides(
  coordinate,
  ['52.3702', '-4.89520'],
  [
    ['0.0000', 'no latitude'],
    ['180.0001', 'no latitude'],
    ['52.370', 'four decimals'],
  ],
);

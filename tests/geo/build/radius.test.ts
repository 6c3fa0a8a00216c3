import { describe, expect, it } from 'vitest';
import { radiiOf } from '../../../src/geo/build/radius.ts';
import { cellOf } from '../../../src/geo/pack/places-section.ts';

const cell = (latitude: number, longitude: number, weight: number) => ({
  cell: cellOf(latitude, longitude),
  weight,
});

describe('radiiOf()', () => {
  it('gives the cell alone to a country of one cell, with addresses or without', () => {
    expect(radiiOf([cell(1.3, 103.8, 5)])).toEqual([40]);
    expect(radiiOf([cell(1.3, 103.8, 0)])).toEqual([40]);
    expect(radiiOf([])).toEqual([]);
  });

  it('reaches as far as six of ten addresses of the country', () => {
    // Three cells on a meridian, a degree (111 km) apart.
    const cells = [cell(50.1, 5.1, 50), cell(51.1, 5.1, 30), cell(52.1, 5.1, 20)];
    expect(radiiOf(cells)).toEqual([40 + 111, 40 + 111, 40 + 222]);
    expect(radiiOf([cell(50.1, 5.1, 61), cell(52.1, 5.1, 39)])).toEqual([40, 40 + 222]);
  });
});

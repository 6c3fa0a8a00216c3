import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlay } from '../../../src/geo/build/overlay.ts';
import { RangeBuilder } from '../../../src/geo/build/range-builder.ts';
import type { Ranges } from '../../../src/geo/pack/range-section.ts';
import type { Space } from '../../../src/geo/pack/space.ts';

const SPACE: Space = { first: 8, end: 40, bits: 6, bucket: 4 };

/** The row of every number of the space. */
const rowsOf = ({ starts, rows }: Ranges): number[] =>
  Array.from({ length: SPACE.end - SPACE.first }, (_, i) => {
    const last = starts.findLastIndex((start) => start <= SPACE.first + i);
    return rows[last];
  });

/** Pieces in order of whole numbers, with gaps, also outside of the space. */
const pieces = fc
  .array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 6 }), fc.nat(3)), { maxLength: 20 })
  .map((steps) => {
    let at = 0;
    return steps.map(([gap, length, row]) => {
      const start = at + gap;
      at = start + length;
      return { start, length, row };
    });
  });

const build = (all: readonly { start: number; length: number; row: number }[]): Ranges => {
  const builder = new RangeBuilder(SPACE);
  for (const { start, length, row } of all) builder.add(start, length, row);
  return builder.end();
};

describe('RangeBuilder', () => {
  it('gives each number the row of its piece, 0 without one, and no two ranges of one row', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const ranges = build(all);
        const wanted = Array.from({ length: SPACE.end - SPACE.first }, (_, i) => {
          const key = SPACE.first + i;
          return all.find(({ start, length }) => start <= key && key < start + length)?.row ?? 0;
        });
        expect(rowsOf(ranges)).toEqual(wanted);
        expect(ranges.starts[0]).toBe(SPACE.first);
        ranges.rows.forEach((row, i) => {
          expect(row).not.toBe(ranges.rows[i + 1]);
        });
      }),
    );
  });

  it('gives a number that several share to the one with the largest part, and nothing is none', () => {
    const ranges = build([
      { start: 10, length: 0.25, row: 1 },
      { start: 10, length: 0.125, row: 2 },
      { start: 10, length: 0.25, row: 2 },
      { start: 11, length: 0.5, row: 0 },
      { start: 11, length: 0.25, row: 3 },
      { start: 12, length: 1, row: 1 },
    ]);
    expect(rowsOf(ranges).slice(0, 6)).toEqual([0, 0, 2, 3, 1, 0]);
  });
});

describe('overlay()', () => {
  it('joins the two rows of every number', () => {
    fc.assert(
      fc.property(pieces, pieces, (some, others) => {
        const [one, other] = [build(some), build(others)];
        const both = overlay(one, other, SPACE, (a, b) => a * 10 + b);
        const right = rowsOf(other);
        expect(rowsOf(both)).toEqual(rowsOf(one).map((row, i) => row * 10 + right[i]));
      }),
    );
  });
});

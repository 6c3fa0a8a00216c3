import { describe, expect, it } from 'vitest';
import { Fields } from '../../src/model/fields.ts';
import { LineTable } from '../../src/model/line-table.ts';
import { Tape } from '../../src/model/tape.ts';

const MANY = 5000;

describe('the tables of a block grow and lose nothing', () => {
  it('Fields', () => {
    const fields = new Fields();
    for (let round = 0; round < 2; round++) {
      fields.clear();
      for (let i = 0; i < MANY; i++) fields.push(i % 37, 2 * i, 2 * i + 1, i % 2);
      for (let i = 0; i < MANY; i++)
        expect([fields.kinds[i], fields.starts[i], fields.ends[i], fields.flags[i]]).toEqual([
          ...[i % 37, 2 * i, 2 * i + 1, i % 2],
        ]);
    }
    expect(fields.asText(3, 9)).toBe(0);
    expect([fields.count, fields.starts[0], fields.ends[0], fields.flags[0]]).toEqual([1, 3, 9, 0]);
    expect(fields.time).toBeNaN();
  });

  it('LineTable', () => {
    const lines = new LineTable();
    for (let i = 0; i < MANY; i++) {
      expect(lines.push(i, i + 1, i + 2, 3 * i)).toBe(i);
      lines.times[i] = i / 2;
      lines.withheld[i] = i % 5;
      lines.json[i] = i % 2;
    }
    for (let i = 0; i < MANY; i++) {
      const { starts, contentEnds, ends, firstSpans, times, withheld, json } = lines;
      const row = [starts, contentEnds, ends, firstSpans, times, withheld, json].map((of) => of[i]);
      expect(row).toEqual([i, i + 1, i + 2, 3 * i, i / 2, i % 5, i % 2]);
    }
    lines.clear();
    lines.push(1, 2, 3, 4);
    expect([lines.count, lines.withheld[0], lines.json[0]]).toEqual([1, 0, 0]);
  });

  it('Tape', () => {
    const tape = new Tape();
    for (let i = 0; i < MANY; i++) {
      tape.push(i, i + 1, i % 19, i % 64, i % 10);
      tape.reserve(3);
      tape.from[i] = tape.used;
      for (const byte of [i & 255, i >> 8, 7]) tape.replacement[tape.used++] = byte;
      tape.to[i] = tape.used;
    }
    const row = (i: number) => {
      const { starts, ends, kinds, forms, foundBy, replacement, from, to } = tape;
      return [starts, ends, kinds, forms, foundBy]
        .map((of) => of[i])
        .concat(...replacement.subarray(from[i], to[i]));
    };
    const wanted = (i: number) => [i, i + 1, i % 19, i % 64, i % 10, i & 255, i >> 8, 7];
    for (let i = 0; i < MANY; i++) expect(row(i)).toEqual(wanted(i));
    tape.move(MANY - 1, 0);
    expect(row(0)).toEqual(wanted(MANY - 1));
    tape.reserve(1 << 20);
    expect(row(7)).toEqual(wanted(7));
    tape.clear();
    expect([tape.count, tape.used]).toEqual([0, 0]);
  });
});

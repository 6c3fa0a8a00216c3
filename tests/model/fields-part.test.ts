import { describe, expect, it } from 'vitest';
import { BARE, Fields } from '../../src/model/fields.ts';
import { Kind } from '../../src/model/kind.ts';

const LINE = 'for jan from';

function fieldsOf(...said: [kind: number, start: number, end: number, flags?: number][]): Fields {
  const fields = new Fields();
  for (const [kind, start, end, flags] of said) fields.push(kind, start, end, flags);
  return fields;
}

const shown = ({ count, kinds, starts, ends, flags }: Fields) =>
  Array.from({ length: count }, (_, i) => [kinds[i], starts[i], ends[i], flags[i]]);

describe('Fields.part()', () => {
  it('parts a field of text around a value, and keeps what stands behind it', () => {
    const fields = fieldsOf([Kind.address, 0, 2], [Kind.text, 2, 12], [Kind.agent, 13, 20]);
    expect(fields.part(4, 7, Kind.user)).toBe(Kind.user);
    expect(shown(fields)).toEqual([
      [Kind.address, 0, 2, 0],
      [Kind.text, 2, 4, 0],
      [Kind.user, 4, 7, 0],
      [Kind.text, 7, 12, 0],
      [Kind.agent, 13, 20, 0],
    ]);
  });

  it('makes a whole field a value', () => {
    const fields = fieldsOf([Kind.plain, 0, LINE.length, BARE]);
    expect(fields.part(0, LINE.length, Kind.user)).toBe(Kind.user);
    expect(shown(fields)).toEqual([[Kind.user, 0, LINE.length, BARE]]);
  });

  it('leaves what the format knows better, and says what it is', () => {
    const fields = fieldsOf([Kind.email, 0, 5], [Kind.cookie, 6, 12]);
    expect(fields.part(0, 5, Kind.user)).toBe(Kind.email);
    expect(fields.part(8, 10, Kind.user)).toBeUndefined();
    expect(fields.count).toBe(2);
  });

  it('makes no field of a part of a bare value, nor of what lies over two fields', () => {
    const fields = fieldsOf([Kind.plain, 0, 5, BARE], [Kind.text, 6, 12]);
    for (const [start, end] of [
      [1, 5],
      [4, 8],
      [3, 3],
    ] as const)
      expect(fields.part(start, end, Kind.user, BARE)).toBeUndefined();
    expect(fields.count).toBe(2);
  });

  it('makes a field of what lies in none only where its flags are known', () => {
    const fields = fieldsOf([Kind.text, 0, 3], [Kind.text, 8, 12]);
    expect(fields.part(4, 7, Kind.user)).toBeUndefined();
    expect(fields.part(4, 7, Kind.user, BARE)).toBe(Kind.user);
    expect(fields.part(13, 15, Kind.user, BARE)).toBe(Kind.user);
    expect(shown(fields).map(([kind, start]) => [kind, start])).toEqual([
      [Kind.text, 0],
      [Kind.user, 4],
      [Kind.text, 8],
      [Kind.user, 13],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/kind.ts';
import { Form, FoundBy, Tape } from '../../src/model/tape.ts';
import { laySpan } from '../../src/pipeline/lay-span.ts';

type Span = readonly [start: number, end: number];

function tapeOf(...spans: readonly Span[]): Tape {
  const tape = new Tape();
  for (const [start, end] of spans) tape.push(start, end, Kind.email, 0, FoundBy.email, 3);
  return tape;
}

const shown = ({ count, starts, ends, kinds }: Tape) =>
  Array.from({ length: count }, (_, i) => [starts[i], ends[i], kinds[i]]);

/** What becomes of spans where `[start, end)` is laid over those from number `first` on. */
function laid(spans: readonly Span[], [start, end]: Span, first = 0) {
  const tape = tapeOf(...spans);
  laySpan(tape, first, Kind.user, { start, end });
  return shown(tape);
}

describe('laySpan()', () => {
  it('puts a span between the others', () => {
    expect(laid([], [3, 5])).toEqual([[3, 5, Kind.user]]);
    const between = [
      [0, 2, Kind.email],
      [2, 5, Kind.user],
      [5, 9, Kind.email],
    ];
    expect(
      laid(
        [
          [0, 2],
          [5, 9],
        ],
        [2, 5],
      ),
    ).toEqual(between);
  });

  it('covers what both have by the longest, by the one that was there where they are as long', () => {
    expect(laid([[2, 9]], [4, 6])).toEqual([[2, 9, Kind.email]]);
    expect(laid([[2, 9]], [2, 9])).toEqual([[2, 9, Kind.email]]);
    expect(laid([[4, 6]], [2, 9])).toEqual([[2, 9, Kind.user]]);
    expect(laid([[0, 4]], [2, 9])).toEqual([[0, 9, Kind.user]]);
    expect(laid([[2, 9]], [6, 12])).toEqual([[2, 12, Kind.email]]);
  });

  it('leaves the spans of the lines before, and empty stretches', () => {
    expect(laid([[2, 9]], [2, 9], 1)).toHaveLength(2);
    expect(laid([[2, 9]], [4, 4])).toEqual([[2, 9, Kind.email]]);
  });

  it('says that the account of a login rule was found by one, and what needs quotes', () => {
    const tape = tapeOf();
    laySpan(tape, 0, Kind.user, { start: 1, end: 3, isBare: true });
    expect([tape.forms[0], tape.foundBy[0], tape.rules[0]]).toEqual([
      Form.quoted,
      FoundBy.login,
      0,
    ]);
  });

  it('covers every byte of either and no other one, in order and once', () => {
    const sizes = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 })),
      {
        maxLength: 8,
      },
    );
    const stretch = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(sizes, stretch, (gaps, [start, length]) => {
        let at = 0;
        const spans = gaps.map(([gap, size]): Span => {
          at += gap + size;
          return [at - size, at];
        });
        const end = start + length;
        const bytesOf = (all: readonly (readonly number[])[]) =>
          all.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
        const covered = bytesOf(laid(spans, [start, end]));
        const wanted = new Set(bytesOf([...spans, [start, end]]));
        expect(covered).toEqual([...wanted].sort((a, b) => a - b));
      }),
    );
  });
});

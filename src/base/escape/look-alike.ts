import { escapedByte, escapedNothing } from './escape.ts';

/*
 * Characters of UTF-8 that people see as one of ASCII, or do not see at all, and what they stand for:
 * full-width forms, digits of other scripts, blanks and dashes of all lengths, and characters without
 * a width (Unicode general category Cf).
 *
 *   ｊａｎ＠ｍａｉｌ．ｅｘａｍｐｌｅ    jan<U+200B>@mail.example    06‑１２３４５６７８
 */

const BLANK = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;

/** The escape for each such character by its bytes as one number, without the first one. */
const TWO_BYTES: ReadonlyMap<number, number> = new Map([
  ...row(0xc2a0, [BLANK]),
  ...row(0xc2ad, [undefined]),
  ...row(0xd9a0, digits()),
  ...row(0xdbb0, digits()),
]);

const THREE_BYTES: ReadonlyMap<number, number> = new Map([
  ...row(0xe0a5a6, digits()),
  // U+2000 to U+200F, U+2010 to U+2015, U+2024, U+202A to U+202F.
  ...row(0xe28080, [...times(11, BLANK), ...times(5, undefined)]),
  ...row(0xe28090, times(6, DASH)),
  ...row(0xe280a4, [DOT]),
  ...row(0xe280aa, [...times(5, undefined), BLANK]),
  // U+205F, U+2060 to U+206F, U+2212.
  ...row(0xe2819f, [BLANK, ...times(16, undefined)]),
  ...row(0xe28892, [DASH]),
  // U+3000, U+3002, U+FE52, U+FE6B, U+FEFF.
  ...row(0xe38080, [BLANK]),
  ...row(0xe38082, [DOT]),
  ...row(0xefb992, [DOT]),
  ...row(0xefb9ab, [0x40]),
  ...row(0xefbbbf, [undefined]),
  // U+FF01 to U+FF3F, U+FF40 to U+FF5E, U+FF61.
  ...row(0xefbc81, range(0x21, 0x5f)),
  ...row(0xefbd80, range(0x60, 0x7e)),
  ...row(0xefbda1, [DOT]),
]);

/** 1 for the first bytes of such characters. */
export const LOOK_ALIKE: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const key of TWO_BYTES.keys()) table[key >> 8] = 1;
  for (const key of THREE_BYTES.keys()) table[key >> 16] = 1;
  return table;
})();

/** A character that looks like one of ASCII or like nothing; 0 for any other. */
export function lookAlike(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return 0;
  const two = (bytes[at] << 8) | bytes[at + 1];
  if (bytes[at] < 0xe0) return TWO_BYTES.get(two) ?? 0;
  return at + 2 >= end ? 0 : (THREE_BYTES.get((two << 8) | bytes[at + 2]) ?? 0);
}

/** Characters one behind the other, the first of them with these bytes, and what each stands for. */
function row(first: number, meanings: readonly (number | undefined)[]): [number, number][] {
  const size = first > 0xffff ? 3 : 2;
  return meanings.map((byte, i) => [
    first + i,
    byte === undefined ? escapedNothing(size) : escapedByte(size, byte),
  ]);
}

function times<T>(count: number, meaning: T): T[] {
  return Array.from({ length: count }, () => meaning);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function digits(): number[] {
  return range(0x30, 0x39);
}

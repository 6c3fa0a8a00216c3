import { Fault } from '../../base/fault.ts';
import { RangeTable } from './range-table.ts';
import type { Space } from './space.ts';

/*
 * The ranges of a family as columns, which compress far better than rows. Most lengths are a power of
 * two, or a small odd number times one:
 *
 *     count (4)   bytes of the rest (4)   shapes (count)   rest   rows (count × 2 or 4)
 *
 *     shape   o o e e e e e e      length = odd × 2^e
 *             └┬┘ └────┬────┘
 *              │       exponent
 *              0, 1, 2: odd is 1, 3, 5;   3: odd is 7 + 2 × the next number of the rest
 *
 * The rest is numbers of seven bits a byte, the low ones first; a byte of 128 and more is not the last.
 */

const HEAD = 8;
const ESCAPE = 3;

const POWERS = Float64Array.from({ length: 64 }, (_, exponent) => 2 ** exponent);

/** Ranges that cover a space: the first begins with it, neighbours differ in their rows. */
export interface Ranges {
  readonly starts: Float64Array;
  readonly rows: Uint32Array;
}

/** The section of ranges that cover `space`; `wide` where rows need more than 16 bits. */
export function encodeRanges({ starts, rows }: Ranges, space: Space, wide: boolean): Uint8Array {
  const count = starts.length;
  const shapes = new Uint8Array(count);
  const rest: number[] = [];
  for (let i = 0; i < count; i++) {
    let odd = (starts[i + 1] ?? space.end) - starts[i];
    let exponent = 0;
    while (odd % 2 === 0) {
      odd /= 2;
      exponent++;
    }
    const code = Math.min(ESCAPE, (odd - 1) / 2);
    shapes[i] = (code << 6) | exponent;
    if (code === ESCAPE) pushNumber(rest, (odd - 7) / 2);
  }
  const width = wide ? 4 : 2;
  const out = Buffer.alloc(HEAD + count + rest.length + count * width);
  out.writeUInt32LE(count, 0);
  out.writeUInt32LE(rest.length, 4);
  out.set(shapes, HEAD);
  out.set(rest, HEAD + count);
  const at = HEAD + count + rest.length;
  rows.forEach((row, i) => {
    out.writeUIntLE(row, at + i * width, width);
  });
  return out;
}

/** Reads a section that `encodeRanges` wrote; throws a Fault when it does not cover the space. */
export function decodeRanges(bytes: Uint8Array, space: Space, wide: boolean): RangeTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  const restEnd = HEAD + count + view.getUint32(4, true);
  const startWords = space.bucket <= 2 ** 16 ? 1 : 2;
  const rowWords = wide ? 2 : 1;
  const stride = startWords + rowWords;
  const cells = new Uint16Array(count * stride);
  const buckets = (space.end - space.first) / space.bucket;
  const index = new Uint32Array(buckets + 1).fill(count);
  let start = space.first;
  let bucket = 0;
  let nextBucket = space.first;
  let at = HEAD + count;
  for (let i = 0; i < count; i++) {
    for (; nextBucket <= start; nextBucket += space.bucket) index[bucket++] = i;
    const offset = start - (nextBucket - space.bucket);
    cells[i * stride] = offset;
    if (startWords === 2) cells[i * stride + 1] = offset >>> 16;
    const shape = bytes[HEAD + i];
    let odd = (shape >> 6) * 2 + 1;
    if (odd === 2 * ESCAPE + 1) {
      for (let unit = 2; ; unit *= 128) {
        const byte = bytes[at++];
        odd += (byte & 127) * unit;
        if (byte < 128) break;
      }
    }
    start += odd * POWERS[shape & 63];
  }
  if (start !== space.end || at !== restEnd) throw new Fault('data', 'geo pack with broken ranges');
  for (let i = 0, from = restEnd; i < count; i++) {
    const to = i * stride + startWords;
    cells[to] = bytes[from++] | (bytes[from++] << 8);
    if (wide) cells[to + 1] = bytes[from++] | (bytes[from++] << 8);
  }
  return new RangeTable({ startWords, rowWords }, cells, index);
}

function pushNumber(out: number[], number: number): void {
  let left = number;
  while (left >= 128) {
    out.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  out.push(left);
}

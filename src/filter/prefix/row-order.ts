import { endianness } from 'node:os';
import type { Rows } from './rows.ts';

/** Which half of a number of 64 bits has the high bits. */
const HIGH = endianness() === 'LE' ? 1 : 0;

/**
 * The numbers of the rows by first address, of one first address the shorter prefix first. Rows are
 * sorted by their first word, then those that have it in common by the next, with the sort of the
 * platform for numbers of 64 bits: the word above the number of the row.
 */
export function rowOrder({ words, lengths, width, count }: Rows): Uint32Array {
  const keys = new BigUint64Array(count);
  const halves = new Uint32Array(keys.buffer);
  const rowAt = (i: number): number => halves[2 * i + 1 - HIGH];
  for (let i = 0; i < count; i++) halves[2 * i + 1 - HIGH] = i;

  const sort = (from: number, to: number, w: number): void => {
    for (let i = from; i < to; i++)
      halves[2 * i + HIGH] = w === width ? lengths[rowAt(i)] : words[rowAt(i) * width + w];
    keys.subarray(from, to).sort();
    if (w === width) return;
    for (let start = from; start < to; ) {
      const word = halves[2 * start + HIGH];
      let end = start + 1;
      while (end < to && halves[2 * end + HIGH] === word) end++;
      if (end - start > 1) sort(start, end, w + 1);
      start = end;
    }
  };
  sort(0, count, 0);
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = rowAt(i);
  return order;
}

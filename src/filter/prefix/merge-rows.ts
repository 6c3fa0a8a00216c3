import { rowOrder } from './row-order.ts';
import { type Rows, rowHolds } from './rows.ts';

/** What became of the prefixes of a list when they were put in order. */
export interface Merged {
  /** Prefixes that were there before. */
  duplicates: number;
  /** Prefixes that lie in a larger one. */
  overlaps: number;
}

/**
 * The rows in order, disjoint, and as few as say the same: none lies in another, and no two are the
 * halves of a larger prefix. `merged` counts on. Time is linear in the rows.
 */
export function mergeRows(rows: Rows, merged: Merged): Rows {
  const { width } = rows;
  const words = new Uint32Array(rows.count * width);
  const lengths = new Uint8Array(rows.count);
  const out = { width, count: 0, words, lengths };
  let before = -1;
  for (const row of rowOrder(rows)) {
    if (before !== -1 && isSame(rows, row, before)) merged.duplicates++;
    else if (out.count > 0 && rowHolds(out, out.count - 1, rows.words, row * width))
      merged.overlaps++;
    else {
      for (let w = 0; w < width; w++) words[out.count * width + w] = rows.words[row * width + w];
      lengths[out.count++] = rows.lengths[row];
      while (out.count > 1 && lastAreHalves(out)) lengths[--out.count - 1]--;
    }
    before = row;
  }
  const { count } = out;
  return { width, count, words: words.slice(0, count * width), lengths: lengths.slice(0, count) };
}

function isSame({ words, lengths, width }: Rows, a: number, b: number): boolean {
  if (lengths[a] !== lengths[b]) return false;
  for (let w = 0; w < width; w++) if (words[a * width + w] !== words[b * width + w]) return false;
  return true;
}

/** Whether the last two rows are the halves of a prefix that is one bit shorter. */
function lastAreHalves({ words, lengths, width, count }: Rows): boolean {
  const length = lengths[count - 1];
  if (length === 0 || lengths[count - 2] !== length) return false;
  const bit = length - 1;
  for (let w = 0; w < width; w++) {
    const wanted = bit >>> 5 === w ? 1 << (31 - (bit & 31)) : 0;
    if ((words[(count - 2) * width + w] ^ words[(count - 1) * width + w]) !== wanted) return false;
  }
  return true;
}

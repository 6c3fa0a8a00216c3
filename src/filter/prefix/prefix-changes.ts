import type { PrefixSet } from './prefix-set.ts';
import type { Rows } from './rows.ts';

/** How two sets differ, in prefixes. */
export interface PrefixChanges {
  readonly added: number;
  readonly removed: number;
}

/** How many prefixes stand in one set only, by one walk over both. */
export function prefixChanges(before: PrefixSet, now: PrefixSet): PrefixChanges {
  const same =
    inBoth(before.parts.ipv4.rows, now.parts.ipv4.rows) +
    inBoth(before.parts.ipv6.rows, now.parts.ipv6.rows);
  return { added: now.count - same, removed: before.count - same };
}

function inBoth(a: Rows, b: Rows): number {
  let same = 0;
  for (let i = 0, j = 0; i < a.count && j < b.count; ) {
    const order = compare(a, i, b, j);
    if (order === 0) same++;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return same;
}

/** By first address, then by length. */
function compare(a: Rows, i: number, b: Rows, j: number): number {
  const { width } = a;
  for (let w = 0; w < width; w++) {
    const difference = a.words[i * width + w] - b.words[j * width + w];
    if (difference !== 0) return difference;
  }
  return a.lengths[i] - b.lengths[j];
}

import type { ByteSet } from './byte-set.ts';

/**
 * A pattern as the nodes of its NFA, which can be written down: when they are taken up the pattern need not be
 * read again. Plain data, eight characters a node.
 *
 *     nodes   base64 of three numbers a node, two bytes each, the low one first
 *             set + 2 │ to │ or     as in `Nfa`; nodes are counted from the accepting one on, which is
 *                                   0 and left out
 */
export interface CompiledPattern {
  readonly kind: 'compiled';
  /** First and last byte of each range of a set, as characters. */
  readonly sets: readonly string[];
  readonly nodes: string;
  /** The node at which it begins. */
  readonly entry: number;
}

/** The set whose ranges these are. */
export function setOf(ranges: string): ByteSet {
  const set = new Uint8Array(256);
  for (let i = 0; i < ranges.length; i += 2)
    set.fill(1, ranges.charCodeAt(i), ranges.charCodeAt(i + 1) + 1);
  return set;
}

/** The ranges of a set, from the lowest to the highest. */
export function rangesOf(set: ByteSet): string {
  let ranges = '';
  for (let first = set.indexOf(1); first !== -1; ) {
    const behind = set.indexOf(0, first);
    const end = behind === -1 ? set.length : behind;
    ranges += String.fromCharCode(first, end - 1);
    first = set.indexOf(1, end);
  }
  return ranges;
}

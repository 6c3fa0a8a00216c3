import type { ByteSet } from './byte-set.ts';

/** Bytes that no set tells apart share a class, so that a row of a table need not have 256 columns. */
export interface ByteClasses {
  /** By byte: its class. */
  readonly of: Uint8Array;
  readonly count: number;
}

/** The coarsest classes for the sets. Splits the classes by one set after the other. */
export function byteClasses(sets: readonly ByteSet[]): ByteClasses {
  const of = new Uint8Array(256);
  let count = 1;
  for (const set of sets) {
    if (count === 256) break;
    /** By old class: the class of its bytes that are (1) and are not (0) in the set. */
    const parts: [number[], number[]] = [[], []];
    let next = 0;
    for (let byte = 0; byte < 256; byte++) {
      const part = parts[set[byte] === 1 ? 1 : 0];
      of[byte] = part[of[byte]] ??= next++;
    }
    count = next;
  }
  return { of, count };
}

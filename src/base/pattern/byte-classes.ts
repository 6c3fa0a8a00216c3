import type { ByteSet } from './byte-set.ts';

/** Bytes that no set tells apart share a class, so that a row of a table need not have 256 columns. */
export interface ByteClasses {
  /** By byte: its class. */
  readonly of: Uint8Array;
  readonly count: number;
}

/**
 * The coarsest classes for the sets. Splits the classes by one set after the other: the bytes that are in it, or
 * those that are not, where these are fewer.
 */
export function byteClasses(sets: readonly ByteSet[]): ByteClasses {
  const of = new Uint8Array(256);
  const sizes = [256];
  for (const set of sets) {
    if (sizes.length === 256) break;
    const byClass = new Map<number, number[]>();
    for (const byte of fewer(set)) {
      const same = byClass.get(of[byte]);
      if (same === undefined) byClass.set(of[byte], [byte]);
      else same.push(byte);
    }
    for (const [old, bytes] of byClass) {
      if (bytes.length === sizes[old]) continue;
      for (const byte of bytes) of[byte] = sizes.length;
      sizes[old] -= bytes.length;
      sizes.push(bytes.length);
    }
  }
  return { of, count: sizes.length };
}

/** The bytes in a set or those that are not in it, whichever are at most half of all. */
function fewer(set: ByteSet): number[] {
  const within = bytesOf(set, 1);
  return within.length <= 128 ? within : bytesOf(set, 0);
}

/** The bytes that have the flag, but not many more than half of all. */
function bytesOf(set: ByteSet, flag: 0 | 1): number[] {
  const bytes: number[] = [];
  for (let byte = set.indexOf(flag); byte !== -1; byte = set.indexOf(flag, byte + 1))
    if (bytes.push(byte) > 128) break;
  return bytes;
}

/** Reads four bytes at once: a loop over bytes costs four times as many steps. */
export class Words {
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  /** A view of the bytes; made anew only when another array is asked about. */
  of(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** Bytes that are looked at in one step. */
export const STEP = 8;

/**
 * Whether `length` bytes at `a` of one and at `b` of the other are the same. The last step begins
 * eight bytes before the end and may read some again: lengths differ from value to value, and a loop
 * over the few bytes that are left over would be mispredicted each time.
 */
export function isSame(
  one: DataView,
  a: number,
  other: DataView,
  b: number,
  length: number,
): boolean {
  if (length < STEP) {
    for (let i = 0; i < length; i++)
      if (one.getUint8(a + i) !== other.getUint8(b + i)) return false;
    return true;
  }
  const last = length - STEP;
  for (let i = 0; i < last; i += STEP) if (differ(one, a + i, other, b + i) !== 0) return false;
  return differ(one, a + last, other, b + last) === 0;
}

/** 0 when the eight bytes at `a` of one and at `b` of the other are the same. */
function differ(one: DataView, a: number, other: DataView, b: number): number {
  return (
    (one.getInt32(a, true) ^ other.getInt32(b, true)) |
    (one.getInt32(a + 4, true) ^ other.getInt32(b + 4, true))
  );
}

/** A byte four times side by side. */
export function fourTimes(byte: number): number {
  return Math.imul(byte, 0x01010101);
}

/**
 * A number with a bit set for each of the four bytes of `word` that is the byte of `four` (and now
 * and then for the byte behind such a one); 0 when there is none. Alan Mycroft's test for zero bytes.
 */
export function matches(word: number, four: number): number {
  const difference = word ^ four;
  return (difference - 0x01010101) & ~difference & 0x80808080;
}

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

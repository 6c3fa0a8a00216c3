import { maskOf, type Rows, type Width, wordAt } from './rows.ts';

/** Rows that there is room for at first. */
const FIRST_ROOM = 16;

/** Prefixes of one family in the order in which they come. */
export class PrefixRows implements Rows {
  readonly width: Width;
  words: Uint32Array<ArrayBuffer>;
  lengths: Uint8Array<ArrayBuffer>;
  count = 0;

  constructor(width: Width) {
    this.width = width;
    this.words = new Uint32Array(FIRST_ROOM * width);
    this.lengths = new Uint8Array(FIRST_ROOM);
  }

  /**
   * Adds the prefix of `length` bits that the canonical address is in. Gives whether bits behind the
   * prefix were set; they are taken off.
   */
  add(address: Uint8Array, length: number): boolean {
    const { width, count } = this;
    if (count === this.lengths.length) this.#grow();
    let masked = false;
    for (let w = 0; w < width; w++) {
      const word = wordAt(address, w);
      const kept = word & maskOf(length - 32 * w);
      if (kept !== word) masked = true;
      this.words[count * width + w] = kept;
    }
    this.lengths[count] = length;
    this.count++;
    return masked;
  }

  #grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    const lengths = new Uint8Array(this.lengths.length * 2);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}

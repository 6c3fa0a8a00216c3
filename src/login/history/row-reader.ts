/** Reads the numbers of a row one after the other. Behind the end of the row everything is 0. */
export class RowReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
  }

  /** A number of `width` bytes, at most 6, lowest first. */
  fixed(width: number): number {
    let value = 0;
    for (let i = this.#at + width - 1; i >= this.#at; i--) value = value * 256 + this.#byte(i);
    this.#at += width;
    return value;
  }

  /** A number in groups of seven bits, lowest first, at most 32 bits. */
  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#byte(this.#at++);
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value >>> 0;
  }

  #byte(at: number): number {
    return at < this.#bytes.length ? this.#bytes[at] : 0;
  }
}

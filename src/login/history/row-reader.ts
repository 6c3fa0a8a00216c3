const FOUR_BYTES = 2 ** 32;

/**
 * Reads the numbers of a row one after the other, lowest byte first. Behind the end of the row everything is 0.
 *
 * Every login reads a row of some 200 bytes, so each width is written out: what is read behind the end is
 * undefined, and the operators on bits make it 0.
 */
export class RowReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
  }

  /** A number of one byte. */
  one(): number {
    return this.#bytes[this.#at++] | 0;
  }

  two(): number {
    const bytes = this.#bytes;
    const at = this.#at;
    this.#at = at + 2;
    return bytes[at] | (bytes[at + 1] << 8);
  }

  four(): number {
    const bytes = this.#bytes;
    const at = this.#at;
    this.#at = at + 4;
    return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
  }

  five(): number {
    const low = this.four();
    return low + this.one() * FOUR_BYTES;
  }

  /** A number in groups of seven bits, lowest first, at most 32 bits. */
  varint(): number {
    const first = this.#bytes[this.#at++] | 0;
    return first < 128 ? first : this.#rest(first & 127);
  }

  #rest(low: number): number {
    let value = low;
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++] | 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value >>> 0;
  }
}

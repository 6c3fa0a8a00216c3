const FOUR_BYTES = 2 ** 32;

/** Writes the numbers of a row one after the other, lowest byte first, into a buffer that is long enough. */
export class RowWriter {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A whole number of one byte. */
  one(value: number): void {
    this.bytes[this.at++] = value;
  }

  two(value: number): void {
    const { bytes, at } = this;
    bytes[at] = value;
    bytes[at + 1] = value >>> 8;
    this.at = at + 2;
  }

  four(value: number): void {
    const { bytes, at } = this;
    bytes[at] = value;
    bytes[at + 1] = value >>> 8;
    bytes[at + 2] = value >>> 16;
    bytes[at + 3] = value >>> 24;
    this.at = at + 4;
  }

  five(value: number): void {
    this.four(value);
    this.one(value / FOUR_BYTES);
  }

  /** A whole number under 2^32 in groups of seven bits, lowest first. */
  varint(value: number): void {
    let rest = value >>> 0;
    while (rest > 127) {
      this.bytes[this.at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }
}

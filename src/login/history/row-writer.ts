/** Writes the numbers of a row one after the other into a buffer that is long enough. */
export class RowWriter {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A whole number of `width` bytes, at most 6, lowest first. */
  fixed(value: number, width: number): void {
    let rest = value;
    for (let i = 0; i < width; i++) {
      this.bytes[this.at++] = rest & 255;
      rest = rest > 0x7fffffff ? Math.floor(rest / 256) : rest >>> 8;
    }
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

/** Bytes that grow at the end, in memory that threads share, used again for the next block. */
export class SharedBlock {
  #memory: Uint8Array<SharedArrayBuffer>;
  length = 0;

  /** `size` bytes are kept for the usual block. */
  constructor(size: number) {
    this.#memory = new Uint8Array(new SharedArrayBuffer(size));
  }

  /** What it holds. */
  get bytes(): Uint8Array<SharedArrayBuffer> {
    return this.#memory.subarray(0, this.length);
  }

  /** Appends `from[start, end)`. */
  append(from: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.#memory.length) {
      const grown = new Uint8Array(new SharedArrayBuffer(length));
      grown.set(this.bytes);
      this.#memory = grown;
    }
    this.#memory.set(from.subarray(start, end), this.length);
    this.length = length;
  }
}

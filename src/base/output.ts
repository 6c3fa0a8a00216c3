/** Above this a native copy is quicker than a loop. */
const SHORT_COPY = 160;

/** Bytes that grow at the end, in a buffer that is used again. */
export class Output {
  bytes: Uint8Array = new Uint8Array(64 * 1024);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Appends `from[start, end)`. */
  append(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    const at = this.length;
    if (at + size > this.bytes.length) this.#grow(at + size);
    const to = this.bytes;
    if (size > SHORT_COPY) to.set(from.subarray(start, end), at);
    else for (let i = 0; i < size; i++) to[at + i] = from[start + i];
    this.length = at + size;
  }

  /** What was appended; valid until the next `clear`. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  #grow(size: number): void {
    const grown = new Uint8Array(Math.max(size, this.bytes.length * 2));
    grown.set(this.view());
    this.bytes = grown;
  }
}

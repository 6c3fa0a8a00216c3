/** Redacted lines are mostly a little longer than they were. */
const ROOM = 1.25;

/** Bytes that grow at the end, in memory that threads share, used again for the next block. */
export class SharedBlock {
  #memory: Uint8Array<SharedArrayBuffer>;
  /** For what becomes of them. */
  #room: Uint8Array<SharedArrayBuffer>;
  length = 0;

  /** `size` bytes are kept for the usual block. */
  constructor(size: number) {
    this.#memory = shared(size);
    this.#room = shared(size * ROOM);
  }

  /** What it holds. */
  get bytes(): Uint8Array<SharedArrayBuffer> {
    return this.#memory.subarray(0, this.length);
  }

  get room(): Uint8Array<SharedArrayBuffer> {
    return this.#room;
  }

  /** Appends `from[start, end)`. */
  append(from: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.#memory.length) {
      const grown = shared(length);
      grown.set(this.bytes);
      this.#memory = grown;
      this.#room = shared(length * ROOM);
    }
    this.#memory.set(from.subarray(start, end), this.length);
    this.length = length;
  }
}

const shared = (size: number) => new Uint8Array(new SharedArrayBuffer(Math.ceil(size)));

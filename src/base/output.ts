/** Above this a native copy is quicker than a loop. */
const SHORT_COPY = 48;

/** Bytes that grow at the end, in a buffer that is used again. */
export class Output {
  bytes: Uint8Array = new Uint8Array(64 * 1024);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Begins anew in memory of somebody else, as long as that is enough. */
  clearInto(memory: Uint8Array): void {
    this.bytes = memory;
    this.length = 0;
  }

  /** Appends `from[start, end)`. */
  append(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    const at = this.length;
    if (at + size > this.bytes.length) this.#grow(at + size);
    const to = this.bytes;
    if (size > SHORT_COPY) to.set(from.subarray(start, end), at);
    else copyShort(from, start, end, to, at);
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

/**
 * Copies eight bytes a step, the last eight whether some of them are copied already or not: a loop
 * over a few bytes that are left over costs more.
 */
function copyShort(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  const offset = at - start;
  if (end - start < 8) {
    for (let i = start; i < end; i++) to[i + offset] = from[i];
    return;
  }
  for (let i = start; i + 8 < end; i += 8) copyEight(from, i, to, i + offset);
  copyEight(from, end - 8, to, end - 8 + offset);
}

function copyEight(from: Uint8Array, i: number, to: Uint8Array, o: number): void {
  to[o] = from[i];
  to[o + 1] = from[i + 1];
  to[o + 2] = from[i + 2];
  to[o + 3] = from[i + 3];
  to[o + 4] = from[i + 4];
  to[o + 5] = from[i + 5];
  to[o + 6] = from[i + 6];
  to[o + 7] = from[i + 7];
}

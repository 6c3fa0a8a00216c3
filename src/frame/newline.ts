const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What a frame hands on: stretches of whole lines, and lines that are too long to be held. */
export interface FrameReader {
  /**
   * `bytes[start, end)` holds whole lines, each with its line feed; only the very last line of a
   * source may lack one. Valid during the call only.
   */
  lines(bytes: Uint8Array, start: number, end: number): void;
  /** A line of `size` bytes, its line end included, was over the limit and is gone. */
  tooLong(size: number, lineEnd: Uint8Array): void;
}

/**
 * Cuts a stream of blocks into lines at line feeds, wherever the blocks were cut. Holds at most one
 * unfinished line, never more than the limit and two bytes of it.
 */
export class NewlineFrame {
  readonly #limit: number;
  readonly #reader: FrameReader;
  /** The beginning of a line whose end has not come yet; `#held` bytes of it. */
  #carry = new Uint8Array(4096);
  #held = 0;
  /** How many bytes of an overlong line have gone by; 0 when there is none. */
  #skipped = 0;
  /** The last two bytes that came in: an overlong line's end is told from them. */
  #last = 0;
  #beforeLast = 0;

  /** `limit` is the most bytes that a line may have without its line end. */
  constructor(limit: number, reader: FrameReader) {
    this.#limit = limit;
    this.#reader = reader;
  }

  /** Whether bytes of an unfinished line are held. */
  get unfinished(): boolean {
    return this.#held > 0 || this.#skipped > 0;
  }

  /** What is held of an unfinished line; undefined where that is overlong and gone. */
  get rest(): Uint8Array | undefined {
    return this.#skipped > 0 ? undefined : this.#carry.slice(0, this.#held);
  }

  /** Takes the next block of the source. */
  push(block: Uint8Array): void {
    let start = 0;
    if (this.unfinished) {
      const feed = block.indexOf(LINE_FEED);
      if (feed === -1) return this.#hold(block, 0, block.length);
      this.#hold(block, 0, feed + 1);
      this.#flush();
      start = feed + 1;
    }
    const last = block.lastIndexOf(LINE_FEED);
    if (last >= start) {
      this.#reader.lines(block, start, last + 1);
      start = last + 1;
    }
    this.#hold(block, start, block.length);
  }

  /** The source has ended: what is held is its last line. */
  end(): void {
    if (this.unfinished) this.#flush();
  }

  /** Forgets the unfinished line; gives how many bytes it had so far. */
  discard(): number {
    const size = this.#held + this.#skipped;
    this.#held = 0;
    this.#skipped = 0;
    return size;
  }

  #hold(block: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (size === 0) return;
    this.#beforeLast = size > 1 ? block[end - 2] : this.#last;
    this.#last = block[end - 1];
    // Two bytes more than the limit: the line end is not part of the line.
    if (this.#skipped > 0 || this.#held + size > this.#limit + 2) {
      this.#skipped += this.#held + size;
      this.#held = 0;
      return;
    }
    if (this.#held + size > this.#carry.length) {
      const room = Math.min(Math.max(this.#carry.length * 2, this.#held + size), this.#limit + 2);
      const grown = new Uint8Array(room);
      grown.set(this.#carry.subarray(0, this.#held));
      this.#carry = grown;
    }
    this.#carry.set(block.subarray(start, end), this.#held);
    this.#held += size;
  }

  #flush(): void {
    if (this.#skipped > 0) {
      const size = this.#skipped;
      this.#skipped = 0;
      this.#reader.tooLong(size, this.#lineEnd());
      return;
    }
    const held = this.#held;
    this.#held = 0;
    this.#reader.lines(this.#carry, 0, held);
  }

  #lineEnd(): Uint8Array {
    const fed = this.#last === LINE_FEED;
    const returned = (fed ? this.#beforeLast : this.#last) === CARRIAGE_RETURN;
    return Uint8Array.from([...(returned ? [CARRIAGE_RETURN] : []), ...(fed ? [LINE_FEED] : [])]);
  }
}

/** Where the content of the line `bytes[start, end)` ends: in front of `\n`, `\r\n` or a last `\r`. */
export function contentEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = end;
  if (i > start && bytes[i - 1] === LINE_FEED) i--;
  if (i > start && bytes[i - 1] === CARRIAGE_RETURN) i--;
  return i;
}

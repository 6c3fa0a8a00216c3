import { ALNUM } from '../base/ascii.ts';
import { isSame, Words } from '../base/words.ts';
import { eventTime } from './event-time.ts';
import { datedEnd, epochEnd } from './time-shape.ts';

/** No time is longer. */
const LONGEST = 40;

/** 1 for the bytes with which a time could go on. */
const GOES_ON: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || ' .,:+-'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Reads times and remembers the last one: lines of the same second come in rows, and a comparison
 * costs a tenth of a reading. What it gives depends on the bytes alone.
 */
export class TimeMemory {
  readonly #text = new Uint8Array(LONGEST);
  readonly #textWords = new DataView(this.#text.buffer);
  readonly #words = new Words();
  #length = 0;
  #time = Number.NaN;

  /** Where in the line the last time was seen already; -1 when not yet. */
  #seenAt = -1;

  /** Another line begins. */
  begin(): void {
    this.#seenAt = -1;
  }

  /** Where the time that begins at `at` ends, or -1 when none does. */
  end(bytes: Uint8Array, at: number, end: number): number {
    if (this.#isLast(bytes, at, end)) return at + this.#length;
    const dated = datedEnd(bytes, at, end);
    const stop = dated === -1 ? epochEnd(bytes, at, end) : dated;
    if (stop !== -1) this.#remember(bytes, at, stop);
    return stop;
  }

  /** The time that is exactly `bytes[start, end)`, in seconds since 1970 UTC, or NaN. */
  time(bytes: Uint8Array, start: number, end: number): number {
    if (end - start === this.#length && this.#isLast(bytes, start, end)) return this.#time;
    return eventTime(bytes, start, end);
  }

  /** Whether the last time stands at `at`, and nothing that could belong to a longer one behind it. */
  #isLast(bytes: Uint8Array, at: number, end: number): boolean {
    if (at === this.#seenAt) return true;
    const length = this.#length;
    if (length === 0 || end - at < length) return false;
    if (!isSame(this.#textWords, 0, this.#words.of(bytes), at, length)) return false;
    if (at + length < end && GOES_ON[bytes[at + length]] === 1) return false;
    this.#seenAt = at;
    return true;
  }

  #remember(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > LONGEST) return;
    this.#length = end - start;
    for (let i = 0; i < this.#length; i++) this.#text[i] = bytes[start + i];
    this.#time = eventTime(bytes, start, end);
    this.#seenAt = start;
  }
}

import { Output } from '../base/output.ts';
import { MANY, UNCHANGED } from '../kernel/kernel.ts';
import type { Tape } from '../model/tape.ts';

/** More replacements within one value are not kept. */
const MOST_SPANS = 64;

/** What stands in place of one value as the kernel keeps it. */
export class Replacement {
  /** The kind of the value that is replaced, MANY or UNCHANGED. */
  kind: number = UNCHANGED;
  readonly #text = new Output();
  readonly #kinds = new Uint8Array(MOST_SPANS + 1);

  /** Nothing where the value stays; of MANY their kinds first. */
  get text(): Uint8Array {
    return this.#text.bytes;
  }

  get size(): number {
    return this.#text.length;
  }

  /**
   * Reads what the spans of the tape, from number `first` on, make of `bytes[start, end)`; false where it cannot be kept
   * by itself.
   */
  read(tape: Tape, first: number, bytes: Uint8Array, start: number, end: number): boolean {
    const text = this.#text;
    text.clear();
    this.kind = UNCHANGED;
    let last = first;
    while (last < tape.count && tape.starts[last] < end) last++;
    const count = last - first;
    if (count === 0) return true;
    if (count > MOST_SPANS || tape.starts[first] < start || tape.ends[last - 1] > end) return false;
    this.kind = count === 1 ? tape.kinds[first] : MANY;
    if (this.kind === MANY) {
      this.#kinds[0] = count;
      for (let i = 0; i < count; i++) this.#kinds[i + 1] = tape.kinds[first + i];
      text.append(this.#kinds, 0, count + 1);
    }
    let at = start;
    for (let span = first; span < last; span++) {
      text.append(bytes, at, tape.starts[span]);
      text.append(tape.texts[span], tape.from[span], tape.to[span]);
      at = tape.ends[span];
    }
    text.append(bytes, at, end);
    return true;
  }
}

import { fourTimes, matches, type Words } from '../base/words.ts';

/** The one to three bytes at which a walk over a value has to stop and think. */
export class Marks {
  /** Each mark four times; one of fewer than three is there again. */
  readonly #first: number;
  readonly #second: number;
  readonly #third: number;
  readonly #areThree: boolean;
  readonly #words: Words;

  /** `words` may be shared by all marks that are looked for in the same bytes. */
  constructor(bytes: readonly number[], words: Words) {
    const [first = 0, second = first, third = first] = [...new Set(bytes)];
    this.#first = fourTimes(first);
    this.#second = fourTimes(second);
    this.#third = fourTimes(third);
    this.#areThree = third !== first;
    this.#words = words;
  }

  /** The first place from `at` on where one of them stands, or `end`. */
  next(bytes: Uint8Array, at: number, end: number): number {
    const words = this.#words.of(bytes);
    let i = at;
    for (; i + 16 <= end; i += 16) {
      const left = this.#marksIn(words, i) | this.#marksIn(words, i + 4);
      const right = this.#marksIn(words, i + 8) | this.#marksIn(words, i + 12);
      if ((left | right) !== 0) break;
    }
    for (; i + 4 <= end; i += 4) {
      const marks = this.#marksIn(words, i);
      // The lowest bit is that of the first mark: what is no mark only ever follows one that is.
      if (marks !== 0) return i + ((31 - Math.clz32(marks & -marks)) >> 3);
    }
    for (; i < end; i++) {
      const mark = fourTimes(words.getUint8(i));
      if (mark === this.#first || mark === this.#second || mark === this.#third) break;
    }
    return i;
  }

  /** Bits for the marks among the four bytes at `at`, as `matches` gives them. */
  #marksIn(words: DataView, at: number): number {
    const word = words.getInt32(at, true);
    const marks = matches(word, this.#first) | matches(word, this.#second);
    return this.#areThree ? marks | matches(word, this.#third) : marks;
  }
}

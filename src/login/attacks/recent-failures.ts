import { BURST, SLOW } from './attack-thresholds.ts';

/**
 * More than half of the gaps are longer than ten minutes and all lie within two hours: then there are at
 * most 23 gaps, hence 24 failures. A row that is full cannot be slow.
 */
const MOST = 25;

/** The latest failures of each row, to tell bursts and patience. */
export class RecentFailures {
  /** In order of time, the newest last. */
  readonly #times: Float64Array;
  readonly #sizes: Uint8Array;

  constructor(rows: number) {
    // One more than `MOST`: a new time stands in before the oldest drops out.
    this.#times = new Float64Array(rows * (MOST + 1));
    this.#sizes = new Uint8Array(rows);
  }

  /** Sees a failure at `time` and says whether it makes a burst: 5 within 10 seconds. */
  burst(row: number, time: number): boolean {
    const base = row * (MOST + 1);
    let at = this.#sizes[row];
    while (at > 0 && this.#times[base + at - 1] > time) {
      this.#times[base + at] = this.#times[base + at - 1];
      at--;
    }
    this.#times[base + at] = time;
    const size = ++this.#sizes[row];
    const burst = this.#burstAbout(base, at, size);
    this.#forget(row, base, size);
    return burst;
  }

  /** Whether at least 4 failures of the last two hours came with a median gap above ten minutes. */
  slow(row: number): boolean {
    const size = this.#sizes[row];
    if (size < SLOW.failures || size === MOST) return false;
    const base = row * (MOST + 1);
    let long = 0;
    for (let at = base + 1; at < base + size; at++)
      if (this.#times[at] - this.#times[at - 1] > SLOW.gap) long++;
    return 2 * long > size - 1;
  }

  /** The times of a row, for `restore`. */
  saved(row: number): number[] {
    const base = row * (MOST + 1);
    return [...this.#times.subarray(base, base + this.#sizes[row])];
  }

  restore(row: number, times: readonly number[]): void {
    const newest = times.slice(-MOST);
    this.#times.set(newest, row * (MOST + 1));
    this.#sizes[row] = newest.length;
  }

  clear(row: number): void {
    this.#sizes[row] = 0;
  }

  /** Whether some 5 failures in a row, that at `at` among them, came within 10 seconds. */
  #burstAbout(base: number, at: number, size: number): boolean {
    const before = BURST.failures - 1;
    const end = Math.min(size, at + BURST.failures);
    for (let last = Math.max(at, before); last < end; last++) {
      const seconds = this.#times[base + last] - this.#times[base + last - before];
      if (seconds <= BURST.seconds) return true;
    }
    return false;
  }

  /** Forgets what is older than two hours, and the oldest when there are too many. */
  #forget(row: number, base: number, size: number): void {
    const from = this.#times[base + size - 1] - SLOW.seconds;
    let gone = size > MOST ? 1 : 0;
    while (this.#times[base + gone] < from) gone++;
    if (gone === 0) return;
    for (let at = base + gone; at < base + size; at++) this.#times[at - gone] = this.#times[at];
    this.#sizes[row] = size - gone;
  }
}

import { aged, counted, STRETCHES, sumOf } from './stretch-word.ts';
import { HASH_SPACE } from './token-key.ts';

/** Cells of a row: how many members, the limit, stretches since it came down; then hashes, then words. */
const SIZE = 0;
/** 0 stands for the whole space, so that a fresh row is all zeros. */
const LIMIT = 1;
const SINCE_DROP = 2;
const HASHES = 3;

/**
 * How many distinct things each row saw in the last hour, and how often each of them: exact while they
 * are at most `most`, beyond that by a sample of the `most` with the smallest hashes (bottom-k sample,
 * Cohen and Kaplan 2007; the count is the k-minimum-values estimate of Bar-Yossef et al. 2002, whose
 * relative error is about 1/√k: 18 % for 32).
 *
 * Who is in a sample is chosen by hash alone and stays until the hour is over: no noise can push it out,
 * and its count is exact (to 15 in ten minutes).
 *
 * Invariants: the hash of every member is below the limit; what has come since the limit last rose,
 * within the hour and below the limit, is a member. The limit is the whole space again an hour after it
 * last came down; what was turned away before is then missing until it comes again, so for that while
 * the count is low.
 */
export class HourSamples {
  readonly #most: number;
  readonly #cellsOfRow: number;
  readonly #cells: Int32Array;

  constructor(rows: number, most: number) {
    this.#most = most;
    // One more than `most`: a new member stands in before the largest drops out.
    this.#cellsOfRow = HASHES + 2 * (most + 1);
    this.#cells = new Int32Array(rows * this.#cellsOfRow);
  }

  /** Distinct things of the last hour. */
  distinct(row: number): number {
    const base = row * this.#cellsOfRow;
    return this.#scaled(base, this.#cells[base + SIZE]);
  }

  /** Sees the thing of this hash, `age` stretches back (0 to 6); false when the sample had to drop one. */
  add(row: number, hash: number, age: number): boolean {
    const cells = this.#cells;
    const base = row * this.#cellsOfRow;
    const limit = cells[base + LIMIT];
    if (limit !== 0 && hash >= limit) return true;
    const hashes = base + HASHES;
    const words = hashes + this.#most + 1;
    const size = cells[base + SIZE];
    let at = 0;
    while (at < size && cells[hashes + at] !== hash) at++;
    if (at < size) {
      cells[words + at] = counted(cells[words + at], age);
      return true;
    }
    cells[hashes + size] = hash;
    cells[words + size] = counted(0, age);
    cells[base + SIZE] = size + 1;
    if (size < this.#most) return true;
    this.#dropLargest(base);
    return false;
  }

  /**
   * Whether at least `things` were seen at most `each` times, together at least `times`. What was seen
   * more often is left out, so hammering at one account hides nothing that is done to the others.
   */
  holds(row: number, things: number, times: number, each: number): boolean {
    const base = row * this.#cellsOfRow;
    const words = base + HASHES + this.#most + 1;
    const end = words + this.#cells[base + SIZE];
    let few = 0;
    let sum = 0;
    for (let at = words; at < end; at++) {
      const count = sumOf(this.#cells[at]);
      if (count > each) continue;
      few++;
      sum += count;
    }
    return this.#scaled(base, few) >= things && this.#scaled(base, sum) >= times;
  }

  /** `steps` stretches have gone by. */
  age(row: number, steps: number): void {
    const cells = this.#cells;
    const base = row * this.#cellsOfRow;
    const words = base + HASHES + this.#most + 1;
    cells[base + SINCE_DROP] += steps;
    if (cells[base + SINCE_DROP] >= STRETCHES) cells[base + LIMIT] = 0;
    for (let at = cells[base + SIZE] - 1; at >= 0; at--) {
      const word = aged(cells[words + at], steps);
      cells[words + at] = word;
      if (word === 0) this.#remove(base, at);
    }
  }

  /** The cells of a row, for `restore`. */
  saved(row: number): number[] {
    const base = row * this.#cellsOfRow;
    return [...this.#cells.subarray(base, base + this.#cellsOfRow)];
  }

  restore(row: number, cells: readonly number[]): void {
    this.#cells.set(cells.slice(0, this.#cellsOfRow), row * this.#cellsOfRow);
  }

  clear(row: number): void {
    const base = row * this.#cellsOfRow;
    this.#cells[base + SIZE] = 0;
    this.#cells[base + LIMIT] = 0;
  }

  #scaled(base: number, count: number): number {
    const limit = this.#cells[base + LIMIT];
    return limit === 0 ? count : Math.round((count * HASH_SPACE) / limit);
  }

  #dropLargest(base: number): void {
    const hashes = base + HASHES;
    let largest = 0;
    for (let at = 1; at <= this.#most; at++)
      if (this.#cells[hashes + at] > this.#cells[hashes + largest]) largest = at;
    this.#cells[base + LIMIT] = this.#cells[hashes + largest];
    this.#cells[base + SINCE_DROP] = 0;
    this.#remove(base, largest);
  }

  /** Takes a member out; the last one moves to its place. */
  #remove(base: number, at: number): void {
    const hashes = base + HASHES;
    const words = hashes + this.#most + 1;
    const last = --this.#cells[base + SIZE];
    this.#cells[hashes + at] = this.#cells[hashes + last];
    this.#cells[words + at] = this.#cells[words + last];
  }
}

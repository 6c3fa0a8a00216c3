import type { Ranges } from '../pack/range-section.ts';
import type { Space } from '../pack/space.ts';

/**
 * Makes ranges that cover a space out of pieces that come in order. Pieces may leave gaps, may be
 * smaller than a number of the space, and may lie outside of it. Of a number that several pieces share,
 * the one with the largest part of it wins. Neighbours of one row become one range.
 */
export class RangeBuilder {
  readonly #space: Space;
  readonly #starts: number[] = [];
  readonly #rows: number[] = [];
  /** Up to where ranges have been made. */
  #end: number;
  /** The number that small pieces share, and their parts of it by row. */
  #shared = -1;
  readonly #parts = new Map<number, number>();

  constructor(space: Space) {
    this.#space = space;
    this.#end = space.first;
  }

  /** A piece from `start` on, `length` numbers long; a length below 1 is a part of that number. */
  add(start: number, length: number, row: number): void {
    if (start !== this.#shared) this.#endShared();
    if (length < 1) {
      this.#shared = start;
      this.#parts.set(row, (this.#parts.get(row) ?? 0) + length);
    } else {
      this.#push(start, start + length, row);
    }
  }

  end(): Ranges {
    this.#endShared();
    this.#push(this.#space.end, this.#space.end, 0);
    return { starts: Float64Array.from(this.#starts), rows: Uint32Array.from(this.#rows) };
  }

  #endShared(): void {
    if (this.#shared === -1) return;
    let row = 0;
    let most = 0;
    for (const [candidate, part] of this.#parts) {
      // What nobody knows anything of does not stand against what somebody knows.
      if (candidate !== 0 && part > most) {
        row = candidate;
        most = part;
      }
    }
    this.#parts.clear();
    const at = this.#shared;
    this.#shared = -1;
    this.#push(at, at + 1, row);
  }

  #push(from: number, to: number, row: number): void {
    const start = Math.max(from, this.#end);
    const end = Math.min(to, this.#space.end);
    if (start > this.#end) this.#open(this.#end, 0);
    if (start < end) this.#open(start, row);
    this.#end = Math.max(this.#end, end, Math.min(start, this.#space.end));
  }

  #open(start: number, row: number): void {
    if (this.#rows.at(-1) === row) return;
    this.#starts.push(start);
    this.#rows.push(row);
  }
}

/** Which row of a table holds what is known of a range; 0 is the row of nothing. */
export type Rows = Uint16Array | Uint32Array;

/** Where in its bucket each range begins: 16 bits for IPv4, 28 for IPv6. */
export type Offsets = Uint16Array | Uint32Array;

/**
 * A space cut into ranges; each ends where the next begins. A look into the index, then halving
 * among the ranges that begin in the bucket: up to 9 steps for IPv4, 18 for IPv6. What it costs is
 * mostly waiting for memory, so the columns are as narrow as can be.
 */
export class RangeTable {
  readonly #starts: Offsets;
  readonly #rows: Rows;
  /** Of each bucket, the first range that begins in it or behind; one more entry ends the last. */
  readonly #index: Uint32Array;

  constructor(starts: Offsets, rows: Rows, index: Uint32Array) {
    this.#starts = starts;
    this.#rows = rows;
    this.#index = index;
  }

  get size(): number {
    return this.#starts.length;
  }

  /** The row of the range that the number at this place of this bucket is in. */
  at(bucket: number, offset: number): number {
    const starts = this.#starts;
    let low = this.#index[bucket];
    let high = this.#index[bucket + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#rows[low - 1];
  }
}

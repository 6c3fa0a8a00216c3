/** Words of 16 bits that a range takes: for where in its bucket it begins, then for its row. */
export interface RangeShape {
  /** 1 for IPv4, 2 for the 28 bits of IPv6. */
  readonly startWords: 1 | 2;
  /** 2 where rows need more than 16 bits. */
  readonly rowWords: 1 | 2;
}

/**
 * A space cut into ranges; each ends where the next begins. A look into the index, then halving
 * among the ranges that begin in the bucket: up to 9 steps for IPv4, 18 for IPv6. What it costs is
 * mostly waiting for memory, so a range is as narrow as can be, and its row lies beside it: most
 * buckets are one or two lines of the cache.
 *
 *     cells   start (1 or 2)   row (1 or 2)   start   row   …      low word first
 */
export class RangeTable {
  readonly #shape: RangeShape;
  readonly #cells: Uint16Array;
  /** Of each bucket, the first range that begins in it or behind; one more entry ends the last. */
  readonly #index: Uint32Array;

  constructor(shape: RangeShape, cells: Uint16Array, index: Uint32Array) {
    this.#shape = shape;
    this.#cells = cells;
    this.#index = index;
  }

  get size(): number {
    return this.#cells.length / (this.#shape.startWords + this.#shape.rowWords);
  }

  /** The row of the range that the number at this place of this bucket is in; row 0 is that of nothing. */
  at(bucket: number, offset: number): number {
    const { startWords, rowWords } = this.#shape;
    const stride = startWords + rowWords;
    const cells = this.#cells;
    let low = this.#index[bucket];
    let high = this.#index[bucket + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = middle * stride;
      const start = startWords === 1 ? cells[at] : cells[at] | (cells[at + 1] << 16);
      if (start <= offset) low = middle + 1;
      else high = middle;
    }
    const row = low * stride - rowWords;
    return rowWords === 1 ? cells[row] : cells[row] | (cells[row + 1] << 16);
  }
}

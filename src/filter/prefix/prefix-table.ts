import { DIGEST, HEAD, indexOf, MOST_IN_BUCKET, type RowIndex } from './row-index.ts';
import { bitsAt, type Rows, rowHolds, rowIsAbove, wordAt } from './rows.ts';

/**
 * Looks addresses of one family up in sorted, disjoint rows: only the last row that does not begin above
 * an address can hold it. A node looks at two bits at least, so whatever the rows are, no more than 64
 * nodes and 32 rows are looked at; with a million rows of a real list it is two nodes and four rows.
 */
export class PrefixTable {
  readonly rows: Rows;
  readonly index: RowIndex;
  /** The words of the address that is looked up. */
  readonly #key: Uint32Array;

  /** The index, where it was made already, is that of the rows. */
  constructor(rows: Rows, index: RowIndex = indexOf(rows)) {
    this.rows = rows;
    this.index = index;
    this.#key = new Uint32Array(rows.width);
  }

  /** Whether a row holds the canonical address, which is of this family. */
  has(address: Uint8Array): boolean {
    const rows = this.rows;
    const key = this.#key;
    for (let w = 0; w < rows.width; w++) key[w] = wordAt(address, w);
    const { starts, nodes } = this.index;
    let low = 0;
    let high = rows.count;
    // So many bits all rows of the bucket have in common with the address.
    let known = 0;
    for (let bucket = -1; high - low > MOST_IN_BUCKET; ) {
      const node = bucket === -1 ? 0 : nodes[bucket];
      const bit = starts[node];
      if (bit > known) {
        if (rowIsAbove(rows, low, key)) return this.#holds(low - 1);
        if (!rowIsAbove(rows, high - 1, key)) return this.#holds(high - 1);
      }
      const bits = starts[node + 1];
      bucket = node + HEAD + bitsAt(key, 0, rows.width, bit, bits);
      low = starts[bucket];
      high = starts[bucket + 1];
      known = bit + bits;
    }
    return this.#isInBucket(low, high, known);
  }

  #isInBucket(low: number, high: number, known: number): boolean {
    const rows = this.rows;
    const { digests } = this.index;
    const digest = bitsAt(this.#key, 0, rows.width, known, DIGEST);
    let row = low;
    while (row < high && digests[row] < digest) row++;
    while (row < high && digests[row] === digest && !rowIsAbove(rows, row, this.#key)) row++;
    row--;
    // It is in another bucket, which it has to be wider than.
    if (row < low) return row >= 0 && rows.lengths[row] < known && this.#holds(row);
    const more = rows.lengths[row] - known;
    const differs = digests[row] ^ digest;
    if (more <= DIGEST) return differs >>> (DIGEST - Math.max(more, 0)) === 0;
    return differs === 0 && this.#holds(row);
  }

  #holds(row: number): boolean {
    return row >= 0 && rowHolds(this.rows, row, this.#key);
  }
}

import { bitsAt, firstDifference, type Rows } from './rows.ts';

/** A bucket with more rows than this gets a node of its own. */
export const MOST_IN_BUCKET = 32;

/** A node has one bucket for about this many rows, as a power of two. */
const ROWS_A_BUCKET_BITS = 3;

/** Bits of a digest. */
export const DIGEST = 16;

/** What stands in front of the buckets of a node. */
export const HEAD = 2;

/**
 * A tree over sorted, disjoint rows whose nodes look at as many bits as they have rows to tell apart,
 * behind the bits that all of these have in common: few steps however the rows lie.
 *
 *     starts   the bit at which the node looks   how many bits   bucket 0   bucket 1   …   end
 *     nodes    0                                 0               node 0     node 1     …   0
 *
 * A bucket is in `starts` the first row that is not below it, and in `nodes` the place of the node that
 * goes on in it, or 0 where it is a leaf.
 */
export interface RowIndex {
  readonly starts: Int32Array<ArrayBuffer>;
  readonly nodes: Int32Array<ArrayBuffer>;
  /**
   * Of each row the 16 bits behind those that lead to its leaf: 16 MB of rows are out of every cache, and
   * these decide nearly always without them.
   */
  readonly digests: Uint16Array<ArrayBuffer>;
}

export function indexOf(rows: Rows): RowIndex {
  return new Tree(rows).index();
}

class Tree {
  readonly #rows: Rows;
  readonly #digests: Uint16Array<ArrayBuffer>;
  #starts: Int32Array<ArrayBuffer> = new Int32Array(256);
  #nodes: Int32Array<ArrayBuffer> = new Int32Array(256);
  #used = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#digests = new Uint16Array(rows.count);
  }

  index(): RowIndex {
    this.#build(0, this.#rows.count, 0);
    return {
      starts: this.#starts.slice(0, this.#used),
      nodes: this.#nodes.slice(0, this.#used),
      digests: this.#digests,
    };
  }

  /** Makes the node of rows that have `known` bits in common, if they need one; gives its place. */
  #build(low: number, high: number, known: number): number {
    const { words, width } = this.#rows;
    if (high - low <= MOST_IN_BUCKET) {
      for (let row = low; row < high; row++)
        this.#digests[row] = bitsAt(words, row * width, width, known, DIGEST);
      return 0;
    }
    const bit = firstDifference(this.#rows, low, high - 1);
    const bits = Math.min(31 - Math.clz32(high - low) - ROWS_A_BUCKET_BITS, 32 * width - bit);
    const node = this.#room(HEAD + 2 ** bits + 1);
    this.#starts[node] = bit;
    this.#starts[node + 1] = bits;
    const first = node + HEAD;
    const end = first + 2 ** bits;
    let bucket = first;
    for (let row = low; row < high; row++) {
      const own = first + bitsAt(words, row * width, width, bit, bits);
      while (bucket <= own) this.#starts[bucket++] = row;
    }
    this.#starts.fill(high, bucket, end + 1);
    for (let at = first; at < end; at++) {
      const inner = this.#build(this.#starts[at], this.#starts[at + 1], bit + bits);
      this.#nodes[at] = inner;
    }
    return node;
  }

  #room(size: number): number {
    const at = this.#used;
    this.#used += size;
    if (this.#used > this.#starts.length) {
      const length = Math.max(this.#used, this.#starts.length * 2);
      this.#starts = grown(this.#starts, length);
      this.#nodes = grown(this.#nodes, length);
    }
    return at;
  }
}

function grown(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const all = new Int32Array(length);
  all.set(numbers);
  return all;
}

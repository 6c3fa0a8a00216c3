/**
 * Bytes of a cell, and those of them that carry a record. A typical row takes 150 bytes: of cells of 64
 * a third would be empty.
 */
const CELL = 32;
const LOAD = 28;

/** Cells of one piece of memory: 1 MiB, so that growing never copies what is there. */
const PIECE_BITS = 15;
const PIECE = 1 << PIECE_BITS;

/** Of a cell in words: all of it, and its load. */
const CELL_WORDS = CELL / 4;
const LOAD_WORDS = LOAD / 4;

/** A record begins with the lengths of its two parts. */
const LENGTHS = 4;

/** The key lies in the first cell. */
const LONGEST_KEY = LOAD - LENGTHS;
const LONGEST_ROW = 0xffff;

/** Views of rows up to this length are kept. */
const LONGEST_VIEW = 1500;

/**
 * Records of a key and a row, cut into chained cells. Any free cell serves any record: rows that grow
 * and shrink for years leave no gaps that a row of another length could not use, and freeing and
 * taking are one step a cell. The price is half a cell a record and 4 bytes a cell.
 *
 *     first cell   next (4)   key length (2)   row length (2)   key   row …
 *     other cells  next (4)   row …
 *
 * `next` is the number of a cell, 0 in the last one; cell 0 is never used.
 */
export class CellArena {
  /** Cells that are free or were never taken. */
  room: number;
  readonly #pieces: Int32Array[] = [];
  /** One record in a row: as it is read from its cells, and before it is written into them. */
  readonly #record = new Int32Array(Math.ceil((LENGTHS + LONGEST_KEY + LONGEST_ROW) / 4));
  readonly #bytes = new Uint8Array(this.#record.buffer);
  /** Views of rows in the record, by length, and where they begin. */
  readonly #views: Uint8Array[] = [];
  #viewsStart = 0;
  /** The first of the chain of freed cells. */
  #freed = 0;
  /** The lowest cell that was never taken. */
  #fresh = 1;

  /** At most `mostBytes` bytes, taken from the system a MiB at a time. */
  constructor(mostBytes: number) {
    this.room = Math.floor(mostBytes / CELL) - 1;
  }

  /** How many cells a record takes. */
  static cells(keyLength: number, rowLength: number): number {
    return Math.ceil((LENGTHS + keyLength + rowLength) / LOAD);
  }

  /** Whether a record may have parts of these lengths. */
  static fits(keyLength: number, rowLength: number): boolean {
    return keyLength <= LONGEST_KEY && rowLength <= LONGEST_ROW;
  }

  /** Writes a record for which there is room; gives its first cell. `key` is latin1. */
  add(key: string, row: Uint8Array): number {
    const first = this.#take();
    const start = wordOf(first);
    const words = this.#pieces[first >> PIECE_BITS];
    words[start] = 0;
    words[start + 1] = key.length;
    const keyAt = start + 2;
    for (let i = 0; i < key.length; i++) {
      if ((i & 3) === 0) words[keyAt + (i >> 2)] = 0;
      words[keyAt + (i >> 2)] |= key.charCodeAt(i) << ((i & 3) * 8);
    }
    this.rewrite(first, row);
    return first;
  }

  /** Puts another row into the record at `first`; there is room for the cells it may need. */
  rewrite(first: number, row: Uint8Array): void {
    let words = this.#pieces[first >> PIECE_BITS];
    let start = wordOf(first);
    const record = this.#record;
    const keyLength = words[start + 1] & 0xffff;
    // The row before the key: it may be one that was borrowed, and lie here already.
    this.#bytes.set(row, LENGTHS + keyLength);
    const split = (LENGTHS + keyLength) >> 2;
    for (let i = 1; i < split; i++) record[i] = words[start + 1 + i];
    const below = (1 << (((LENGTHS + keyLength) & 3) * 8)) - 1;
    if (below !== 0) record[split] = (record[split] & ~below) | (words[start + 1 + split] & below);
    record[0] = keyLength | (row.length << 16);
    const total = wordsOf(record[0]);
    for (let at = 0; ; ) {
      const stop = Math.min(total, at + LOAD_WORDS);
      for (let to = start + 1; at < stop; to++) words[to] = record[at++];
      const next = words[start];
      if (at === total) {
        words[start] = 0;
        if (next !== 0) this.free(next);
        return;
      }
      const cell = next === 0 ? this.#take() : next;
      words[start] = cell;
      words = this.#pieces[cell >> PIECE_BITS];
      start = wordOf(cell);
      if (next === 0) words[start] = 0;
    }
  }

  /** Gives the cells of a chain back. */
  free(first: number): void {
    let last = first;
    let cells = 1;
    for (let next = this.#next(last); next !== 0; next = this.#next(last)) {
      last = next;
      cells++;
    }
    this.#pieces[last >> PIECE_BITS][wordOf(last)] = this.#freed;
    this.#freed = first;
    this.room += cells;
  }

  /** Whether the record at `first` has this key. */
  hasKey(first: number, key: string): boolean {
    const words = this.#pieces[first >> PIECE_BITS];
    const start = wordOf(first) + 2;
    const { length } = key;
    if ((words[start - 1] & 0xffff) !== length) return false;
    for (let i = 0; i < length; i++)
      if (((words[start + (i >> 2)] >>> ((i & 3) * 8)) & 255) !== key.charCodeAt(i)) return false;
    return true;
  }

  /** The row; its bytes are good until the next call. */
  borrow(first: number): Uint8Array {
    let words = this.#pieces[first >> PIECE_BITS];
    let start = wordOf(first);
    const record = this.#record;
    const lengths = words[start + 1];
    const total = wordsOf(lengths);
    for (let at = 0; ; ) {
      const stop = Math.min(total, at + LOAD_WORDS);
      for (let from = start + 1; at < stop; from++) record[at++] = words[from];
      if (at === total) return this.#viewOf(lengths);
      const cell = words[start];
      words = this.#pieces[cell >> PIECE_BITS];
      start = wordOf(cell);
    }
  }

  /** How many cells the record at `first` takes. */
  cellsOf(first: number): number {
    const lengths = this.#lengths(first);
    return CellArena.cells(lengths & 0xffff, lengths >>> 16);
  }

  /** The two lengths as one number: that of the key in the low half. */
  #lengths(first: number): number {
    return this.#pieces[first >> PIECE_BITS][wordOf(first) + 1];
  }

  #next(cell: number): number {
    return this.#pieces[cell >> PIECE_BITS][wordOf(cell)];
  }

  #take(): number {
    this.room--;
    const cell = this.#freed;
    if (cell !== 0) {
      this.#freed = this.#next(cell);
      return cell;
    }
    if (this.#fresh >> PIECE_BITS === this.#pieces.length)
      this.#pieces.push(new Int32Array(PIECE * CELL_WORDS));
    return this.#fresh++;
  }

  /** The row in the borrowed record; most are asked for by keys of one length, and views are dear to make. */
  #viewOf(lengths: number): Uint8Array {
    const start = LENGTHS + (lengths & 0xffff);
    const length = lengths >>> 16;
    if (length > LONGEST_VIEW) return this.#bytes.subarray(start, start + length);
    if (start !== this.#viewsStart) {
      this.#viewsStart = start;
      this.#views.length = 0;
    }
    this.#views[length] ??= this.#bytes.subarray(start, start + length);
    return this.#views[length];
  }
}

/** Where a cell begins in its piece, in words. */
function wordOf(cell: number): number {
  return (cell & (PIECE - 1)) * CELL_WORDS;
}

/** Words of a record with these lengths. */
function wordsOf(lengths: number): number {
  return (LENGTHS + (lengths & 0xffff) + (lengths >>> 16) + 3) >> 2;
}

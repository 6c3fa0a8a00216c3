/** Bytes of a cell, and those of them that carry a record. */
const CELL = 64;
const LOAD = 60;

/** Cells of one piece of memory: 1 MiB, so that growing never copies what is there. */
const PIECE_BITS = 14;
const PIECE = 1 << PIECE_BITS;

/** A record begins with the lengths of its two parts. */
const LENGTHS = 4;
const HEAD = CELL - LOAD + LENGTHS;

/** The key lies in the first cell. */
const LONGEST_KEY = LOAD - LENGTHS;
const LONGEST_ROW = 0xffff;

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
  readonly #pieces: { readonly bytes: Uint8Array; readonly words: Int32Array }[] = [];
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
    const { bytes, words } = this.#pieceOf(first);
    const start = byteOf(first);
    words[start >> 2] = 0;
    words[(start >> 2) + 1] = key.length;
    for (let i = 0; i < key.length; i++) bytes[start + HEAD + i] = key.charCodeAt(i);
    this.rewrite(first, row);
    return first;
  }

  /** Puts another row into the record at `first`; there is room for the cells it may need. */
  rewrite(first: number, row: Uint8Array): void {
    const keyLength = this.#keyLength(first);
    let { bytes, words } = this.#pieceOf(first);
    let start = byteOf(first);
    words[(start >> 2) + 1] = keyLength | (row.length << 16);
    let at = start + HEAD + keyLength;
    for (let i = 0; ; ) {
      const stop = Math.min(row.length, i + start + CELL - at);
      while (i < stop) bytes[at++] = row[i++];
      const next = words[start >> 2];
      if (i === row.length) {
        words[start >> 2] = 0;
        if (next !== 0) this.free(next);
        return;
      }
      const cell = next === 0 ? this.#take() : next;
      words[start >> 2] = cell;
      ({ bytes, words } = this.#pieceOf(cell));
      start = byteOf(cell);
      if (next === 0) words[start >> 2] = 0;
      at = start + 4;
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
    this.#pieceOf(last).words[byteOf(last) >> 2] = this.#freed;
    this.#freed = first;
    this.room += cells;
  }

  /** Whether the record at `first` has this key. */
  hasKey(first: number, key: string): boolean {
    if (this.#keyLength(first) !== key.length) return false;
    const { bytes } = this.#pieceOf(first);
    const at = byteOf(first) + HEAD;
    for (let i = 0; i < key.length; i++) if (bytes[at + i] !== key.charCodeAt(i)) return false;
    return true;
  }

  /** A copy of the row. */
  rowOf(first: number): Uint8Array {
    const row = Buffer.allocUnsafe(this.#rowLength(first));
    let start = byteOf(first);
    let at = start + HEAD + this.#keyLength(first);
    let { bytes, words } = this.#pieceOf(first);
    for (let i = 0; ; ) {
      const stop = Math.min(row.length, i + start + CELL - at);
      while (i < stop) row[i++] = bytes[at++];
      if (i === row.length) return row;
      const cell = words[start >> 2];
      ({ bytes, words } = this.#pieceOf(cell));
      start = byteOf(cell);
      at = start + 4;
    }
  }

  /** How many cells the record at `first` takes. */
  cellsOf(first: number): number {
    return CellArena.cells(this.#keyLength(first), this.#rowLength(first));
  }

  #keyLength(first: number): number {
    return this.#pieceOf(first).words[(byteOf(first) >> 2) + 1] & 0xffff;
  }

  #rowLength(first: number): number {
    return this.#pieceOf(first).words[(byteOf(first) >> 2) + 1] >>> 16;
  }

  #next(cell: number): number {
    return this.#pieceOf(cell).words[byteOf(cell) >> 2];
  }

  #take(): number {
    this.room--;
    const cell = this.#freed;
    if (cell !== 0) {
      this.#freed = this.#next(cell);
      return cell;
    }
    if (this.#fresh >> PIECE_BITS === this.#pieces.length) {
      const bytes = new Uint8Array(PIECE * CELL);
      this.#pieces.push({ bytes, words: new Int32Array(bytes.buffer) });
    }
    return this.#fresh++;
  }

  #pieceOf(cell: number): { readonly bytes: Uint8Array; readonly words: Int32Array } {
    return this.#pieces[cell >> PIECE_BITS];
  }
}

/** Where a cell begins in its piece. */
function byteOf(cell: number): number {
  return (cell & (PIECE - 1)) * CELL;
}

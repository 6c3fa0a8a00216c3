const NONE = -1;

/** Lists of row numbers, one a level; each row is in one list at most. All calls cost O(1). */
export class LevelLists {
  readonly #level: Uint8Array;
  readonly #older: Int32Array;
  readonly #newer: Int32Array;
  /** The ends of each list. */
  readonly #oldest: Int32Array;
  readonly #newest: Int32Array;

  constructor(rows: number, levels: number) {
    this.#level = new Uint8Array(rows);
    this.#older = new Int32Array(rows);
    this.#newer = new Int32Array(rows);
    this.#oldest = new Int32Array(levels).fill(NONE);
    this.#newest = new Int32Array(levels).fill(NONE);
  }

  /** The row that was added to the level longest ago, or -1. */
  oldest(level: number): number {
    return this.#oldest[level];
  }

  /** Adds a row that is in no list to the end of a level. */
  add(row: number, level: number): void {
    const before = this.#newest[level];
    this.#level[row] = level;
    this.#older[row] = before;
    this.#newer[row] = NONE;
    if (before === NONE) this.#oldest[level] = row;
    else this.#newer[before] = row;
    this.#newest[level] = row;
  }

  /** Takes a row out of its list. */
  remove(row: number): void {
    const level = this.#level[row];
    const older = this.#older[row];
    const newer = this.#newer[row];
    if (older === NONE) this.#oldest[level] = newer;
    else this.#newer[older] = newer;
    if (newer === NONE) this.#newest[level] = older;
    else this.#older[newer] = older;
  }
}

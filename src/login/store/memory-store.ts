import { CellArena } from './cell-arena.ts';
import type { HistoryStore } from './history-store.ts';
import { requireMetaSize } from './meta-size.ts';
import { ASKED, hashOf, KEPT, RowTable } from './row-table.ts';

/** With 19 MB for the table, 1,000,000 rows stay within 300 MB in all. */
const MOST_ROWS = 1_000_000;
const MOST_BYTES = 280_000_000;

/** Room for some rows of any length. */
const LEAST_BYTES = 1 << 20;

/** The share of rows and of bytes that rows which came back may hold. */
const KEPT_SHARE = 0.8;

/** A step that looks for a row to give up ends after so many that were asked for lately. */
const SECOND_CHANCES = 64;

interface MemoryStoreOptions {
  /** 1,000,000 unless given. */
  readonly mostRows?: number;
  /** Of rows, with keys and links; 280 MB unless given, at least 1 MiB. */
  readonly mostBytes?: number;
  /** Called once, when the first row is given up for want of room. */
  readonly onFull?: () => void;
}

/**
 * A history that ends with the process. It is bounded; when it is full, a row is given up. Rows that
 * were put once are on probation, rows that were put again are kept: as long as these hold at most
 * four fifths of the room, only rows on probation are given up, so any number of accounts that
 * come once and never again crowd out nobody (the idea of segmented LRU: Karedla, Love and Wherry,
 * "Caching strategies to improve disk system performance", IEEE Computer 27(3), 1994). In both
 * groups a hand goes round and takes the first that was not asked for since it came by last
 * (CLOCK: Corbató 1968).
 */
export class MemoryStore implements HistoryStore {
  size = 0;
  /** Rows that were given up for want of room. */
  evicted = 0;
  readonly #mostRows: number;
  readonly #mostKept: { readonly rows: number; readonly cells: number };
  readonly #arena: CellArena;
  readonly #table: RowTable;
  readonly #meta = new Map<string, Uint8Array>();
  readonly #onFull: () => void;
  #kept = { rows: 0, cells: 0 };
  /** What was found last: a row is put where it was asked for just now. */
  #foundKey: string | undefined;
  #foundPlace = -1;
  /** The places at which the two hands stand. */
  #probationHand = 0;
  #keptHand = 0;

  constructor(options: MemoryStoreOptions = {}) {
    const { mostRows = MOST_ROWS, mostBytes = MOST_BYTES, onFull = () => undefined } = options;
    this.#mostRows = mostRows;
    this.#arena = new CellArena(Math.max(LEAST_BYTES, mostBytes));
    this.#table = new RowTable(mostRows);
    this.#onFull = onFull;
    this.#mostKept = {
      rows: Math.floor(mostRows * KEPT_SHARE),
      cells: Math.floor(this.#arena.room * KEPT_SHARE),
    };
  }

  get(key: string): Uint8Array | undefined {
    const row = this.borrow(key);
    return row && Buffer.from(row);
  }

  borrow(key: string): Uint8Array | undefined {
    const place = this.#find(key);
    if (place < 0) return undefined;
    this.#table.marks[place] |= ASKED;
    return this.#arena.borrow(this.#table.records[place]);
  }

  put(key: string, row: Uint8Array): void {
    if (!CellArena.fits(key.length, row.length)) {
      throw new RangeError(`a row of ${row.length} bytes is too long for the history`);
    }
    const cells = CellArena.cells(key.length, row.length);
    const place = this.#find(key);
    if (place < 0) this.#add(key, row, cells, false);
    else this.#replace(place, key, row, cells);
  }

  delete(key: string): void {
    const place = this.#find(key);
    if (place >= 0) this.#remove(place);
  }

  meta(name: string): Uint8Array | undefined {
    return this.#meta.get(name);
  }

  putMeta(name: string, value: Uint8Array): void {
    requireMetaSize(name, value);
    this.#meta.set(name, value.slice());
  }

  /** Nothing is to be done: there is no disk. */
  flush(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #find(key: string): number {
    if (key === this.#foundKey) return this.#foundPlace;
    const place = this.#table.find(hashOf(key), (record) => this.#arena.hasKey(record, key));
    if (place >= 0) {
      this.#foundKey = key;
      this.#foundPlace = place;
    }
    return place;
  }

  #replace(place: number, key: string, row: Uint8Array, cells: number): void {
    const record = this.#table.records[place];
    if (cells - this.#arena.cellsOf(record) > this.#arena.room) {
      // Making room moves places.
      this.#remove(place);
      this.#add(key, row, cells, true);
      return;
    }
    this.#unkeep(place);
    this.#arena.rewrite(record, row);
    this.#table.marks[place] |= ASKED;
    this.#keep(place);
  }

  #add(key: string, row: Uint8Array, cells: number, again: boolean): void {
    while (this.size >= this.#mostRows || this.#arena.room < cells) this.#giveUpOne();
    const place = this.#table.add(hashOf(key), this.#arena.add(key, row));
    this.size++;
    this.#table.marks[place] = ASKED;
    if (again) this.#keep(place);
  }

  #remove(place: number): void {
    const record = this.#table.records[place];
    // Others move to the place that becomes free.
    this.#foundKey = undefined;
    this.#unkeep(place);
    this.#arena.free(record);
    this.#table.remove(place);
    this.size--;
  }

  /** Gives up a row on probation; when there is none, a kept one goes on probation first. */
  #giveUpOne(): void {
    if (this.evicted === 0) this.#onFull();
    this.evicted++;
    if (this.#kept.rows === this.size) this.#unkeepOne();
    this.#probationHand = this.#turn(this.#probationHand, 0);
    this.#remove(this.#probationHand);
  }

  #keep(place: number): void {
    this.#table.marks[place] |= KEPT;
    this.#kept.rows++;
    this.#kept.cells += this.#arena.cellsOf(this.#table.records[place]);
    const { rows, cells } = this.#mostKept;
    while (this.#kept.rows > rows || this.#kept.cells > cells) this.#unkeepOne();
  }

  #unkeepOne(): void {
    this.#keptHand = this.#turn(this.#keptHand, KEPT);
    this.#unkeep(this.#keptHand);
  }

  #unkeep(place: number): void {
    if ((this.#table.marks[place] & KEPT) === 0) return;
    this.#table.marks[place] &= ~KEPT;
    this.#kept.rows--;
    this.#kept.cells -= this.#arena.cellsOf(this.#table.records[place]);
  }

  /** Where the hand stops that looks for a row that is KEPT or not; there is one. */
  #turn(hand: number, kept: number): number {
    const { records, marks, places } = this.#table;
    let chances = SECOND_CHANCES;
    for (let at = hand; ; at = (at + 1) & (places - 1)) {
      if (records[at] === 0 || (marks[at] & KEPT) !== kept) continue;
      if ((marks[at] & ASKED) === 0 || chances-- === 0) return at;
      marks[at] &= ~ASKED;
    }
  }
}

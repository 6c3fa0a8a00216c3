import { CHECK, sealRow, sealValue, standingOf, unseal } from './checked.ts';
import type { LmdbFile } from './lmdb-file.ts';
import { unpackChanges } from './write-batch.ts';

/** The version of what lies in the file; another one is not touched. */
export const FORMAT = 1;

const STATE = Buffer.from('state');
const STATE_SIZE = 8;

/** Rows that are looked at together when some have to go. */
const WINDOW = 64;

/** Rows looked at for one that has to go, at most: then the next batch goes on. */
const LOOKS = 16;

/** The share of rows that came back which only rows seen once make room for. */
const AGAIN_SHARE = 0.8;

/** What a batch has done. */
export interface Written {
  /** Rows that there are now. */
  readonly rows: number;
  /** Rows that went because there were too many. */
  readonly evicted: number;
}

/**
 * Writes batches of changes, each in one transaction, and keeps the number of rows within `most`. A
 * hand goes over the keys, which are macs and so in the order of chance; from the rows under it the
 * older half of those seen once go, and only when more than four fifths of all came back, an old one
 * of these as well. So the work is spread over the batches, and accounts that come once and never
 * again crowd out nobody.
 */
export class RowWriter {
  readonly #file: LmdbFile;
  readonly #most: number;
  #rows: number;
  /** How many rows came back. */
  #again: number;
  #hand: Buffer = Buffer.alloc(1);

  constructor(file: LmdbFile, mostRows: number) {
    this.#file = file;
    this.#most = mostRows;
    this.#rows = rowCount(file);
    this.#again = againOf(file);
  }

  /** Throws what lmdb throws; then nothing has happened. `day` is today, counted since 1970. */
  write(packed: Uint8Array, day: number): Written {
    const before = { rows: this.#rows, again: this.#again, hand: this.#hand };
    try {
      const evicted = this.#file.root.transactionSync(() => {
        this.#apply(packed, day);
        const gone = this.#evict();
        this.#file.about.putSync(STATE, stateOf(this.#again));
        return gone;
      });
      return { rows: this.#rows, evicted };
    } catch (cause) {
      ({ rows: this.#rows, again: this.#again, hand: this.#hand } = before);
      throw cause;
    }
  }

  #apply(packed: Uint8Array, day: number): void {
    const { rows, meta } = this.#file;
    for (const change of unpackChanges(packed)) {
      const { kind, key } = change;
      if (kind === 'meta') {
        meta.putSync(key, sealValue(key, change.value));
        continue;
      }
      const found = rows.getBinaryFast(key);
      const again = found !== undefined && standingOf(found).again;
      const isThere = found !== undefined;
      if (kind === 'delete') {
        if (isThere) this.#remove(key, again);
        continue;
      }
      rows.putSync(key, sealRow(key, change.value, { day, again: isThere }));
      this.#rows += isThere ? 0 : 1;
      this.#again += isThere && !again ? 1 : 0;
    }
  }

  #remove(key: Buffer, again: boolean): void {
    this.#file.rows.removeSync(key);
    this.#rows--;
    this.#again -= again ? 1 : 0;
  }

  /** Makes room, as far as a batch may look for it; gives how many rows went. */
  #evict(): number {
    const before = this.#rows;
    let looks = Math.max(0, this.#rows - this.#most) * LOOKS + WINDOW;
    for (; this.#rows > this.#most && looks > 0; looks -= WINDOW) {
      const window = this.#nextWindow();
      const once = window.filter((row) => !row.again);
      const back = window.filter((row) => row.again);
      const most = this.#rows - this.#most;
      const going = once.slice(0, Math.min(most, Math.ceil(once.length / 2)));
      if (this.#again > this.#most * AGAIN_SHARE && going.length < most)
        going.push(...back.slice(0, 1));
      for (const row of going) this.#remove(row.key, row.again);
    }
    return before - this.#rows;
  }

  /** The rows under the hand, oldest first; the hand moves behind them, and on to the first key. */
  #nextWindow(): { readonly key: Buffer; readonly day: number; readonly again: boolean }[] {
    const range = this.#file.rows.getRange({ start: this.#hand, limit: WINDOW });
    const window = [...range].map(({ key, value }) => ({ key, ...standingOf(value) }));
    const last = window.at(-1)?.key;
    const isEnd = last === undefined || window.length < WINDOW;
    this.#hand = isEnd ? Buffer.alloc(1) : Buffer.concat([last, Buffer.alloc(1)]);
    return window.sort((a, b) => a.day - b.day);
  }
}

export function rowCount({ rows }: LmdbFile): number {
  return (rows.getStats() as { readonly entryCount: number }).entryCount;
}

/** The version of what lies in the file; undefined when it is new, 0 when nobody can tell. */
export function formatOf(file: LmdbFile): number | undefined {
  const value = file.about.getBinary(STATE);
  if (value === undefined) return rowCount(file) === 0 ? undefined : 0;
  const state = unseal(STATE, value, CHECK);
  return state === undefined ? 0 : Buffer.from(state).readUInt32LE(0);
}

function againOf(file: LmdbFile): number {
  const value = file.about.getBinary(STATE);
  return value === undefined ? 0 : value.readUInt32LE(CHECK + 4);
}

function stateOf(again: number): Buffer {
  const state = Buffer.alloc(STATE_SIZE);
  state.writeUInt32LE(FORMAT, 0);
  state.writeUInt32LE(again, 4);
  return sealValue(STATE, state);
}

import { HOLD, STALE } from './attack-thresholds.ts';
import { KeyIndex } from './key-index.ts';
import { LevelLists } from './level-lists.ts';
import { STRETCH, STRETCHES } from './stretch-word.ts';

/** Levels of loudness: ⌊log2(failures)⌋, the last one from 2,048 failures on. */
const LEVELS = 12;

/** A trace as it is kept over a restart: its key, its newest time, and what the columns of the subclass hold. */
export interface SavedTrace {
  readonly key: number;
  readonly last: number;
  readonly columns: readonly (readonly number[])[];
}

/** Quieter traces are not kept over a restart: one failure is what most sources have that mean no harm. */
const LOUD = 2;

/**
 * Traces of sources or accounts, numbered rows at most `most`; what a trace holds stands in the columns
 * of the subclass. When a new key needs a row, one goes that is stale; else, of the lowest level, the one
 * that failed last longest ago. Each call is O(1).
 *
 * Bound: a trace of f failures that is not stale is lost only when every row has more than f/2. Who wants
 * his own trace forgotten must so make more than most · f/2 failures, from `most` other sources, within
 * two hours: with 32,768 rows a quarter of a million failures to hide 15. What a flood does push out are
 * the rows of one failure.
 *
 * Event time may go either way. A trace only moves forward; an attempt from before its hour is not
 * counted into it, and one from long before begins it anew, as when rotated logs are read newest first.
 */
export abstract class TraceTable {
  readonly #most: number;
  readonly #lost: () => void;
  readonly #index: KeyIndex;
  readonly #lists: LevelLists;
  readonly #keys: Float64Array;
  /** The newest time of each row. */
  readonly #last: Float64Array;
  #size = 0;

  /** `lost` is called for each trace that is forgotten before it is stale. */
  constructor(most: number, lost: () => void) {
    this.#most = most;
    this.#lost = lost;
    this.#index = new KeyIndex(most);
    this.#lists = new LevelLists(most, LEVELS);
    this.#keys = new Float64Array(most);
    this.#last = new Float64Array(most);
  }

  get size(): number {
    return this.#size;
  }

  /** The row of the key, or -1. */
  find(key: number): number {
    return this.#index.find(key);
  }

  /** Whether the row tells of the hour about `time`: not when the attempt came much too late. */
  covers(row: number, time: number): boolean {
    return this.#last[row] - time <= HOLD;
  }

  /** Failures of the row in the hour. */
  abstract failures(row: number): number;

  /** The loudest traces that are not stale at `time`, at most `most`. */
  save(most: number, time: number): SavedTrace[] {
    const loud: { readonly row: number; readonly failures: number }[] = [];
    for (let row = 0; row < this.#size; row++) {
      const failures = this.failures(row);
      if (failures >= LOUD && !this.#staleAt(row, time)) loud.push({ row, failures });
    }
    loud.sort((a, b) => b.failures - a.failures);
    return loud.slice(0, most).map(({ row }) => ({
      key: this.#keys[row],
      last: this.#last[row],
      columns: this.columns(row),
    }));
  }

  /** Takes traces up again that were saved; this table is empty. */
  restore(saved: readonly SavedTrace[]): void {
    for (const { key, last, columns } of saved.slice(0, this.#most)) {
      const row = this.claim(key, last);
      this.#last[row] = last;
      this.setColumns(row, columns);
      this.rank(row);
    }
  }

  /** What the row holds, and how it is put there again. */
  protected abstract columns(row: number): number[][];
  protected abstract setColumns(row: number, columns: readonly (readonly number[])[]): void;

  /** The row of the key at `time`, a new one if there was none. */
  protected claim(key: number, time: number): number {
    const known = this.#index.find(key);
    if (known !== -1) return known;
    const row = this.#size < this.#most ? this.#size++ : this.#freed(time);
    this.#keys[row] = key;
    this.#last[row] = Number.NEGATIVE_INFINITY;
    this.#index.add(key, row);
    this.#lists.add(row, 0);
    return row;
  }

  /** Puts a row that failed where its failures belong, as the newest there. */
  protected rank(row: number): void {
    const failures = this.failures(row);
    this.#lists.remove(row);
    this.#lists.add(row, failures === 0 ? 0 : Math.min(LEVELS - 1, 31 - Math.clz32(failures)));
  }

  /**
   * Moves a row to `time`, and gives how many stretches that lies behind its newest one: 0 for what is in
   * order, -1 for what lies before the hour.
   */
  protected moveTo(row: number, time: number): number {
    const last = this.#last[row];
    if (Math.abs(time - last) > STALE) {
      this.forget(row);
      this.#last[row] = time;
      return 0;
    }
    if (time > last) this.#last[row] = time;
    const behind = Math.floor(last / STRETCH) - Math.floor(time / STRETCH);
    if (behind >= 0) return behind < STRETCHES ? behind : -1;
    this.age(row, -behind);
    return 0;
  }

  /** `steps` stretches of ten minutes have gone by for the row. */
  protected abstract age(row: number, steps: number): void;

  /** Empties the columns of the row. */
  protected abstract forget(row: number): void;

  /** Takes out the row that can best be spared at `time`. */
  #freed(time: number): number {
    let spared = -1;
    for (let level = 0; level < LEVELS; level++) {
      const oldest = this.#lists.oldest(level);
      if (oldest === -1) continue;
      if (this.#staleAt(oldest, time)) {
        spared = oldest;
        break;
      }
      if (spared === -1) spared = oldest;
    }
    if (!this.#staleAt(spared, time)) this.#lost();
    this.#lists.remove(spared);
    this.#index.remove(this.#keys[spared]);
    return spared;
  }

  #staleAt(row: number, time: number): boolean {
    return time - this.#last[row] > STALE;
  }
}

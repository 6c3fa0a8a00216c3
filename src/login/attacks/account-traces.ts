import { codeBit } from './attack-code.ts';
import { DISTRIBUTED } from './attack-thresholds.ts';
import { HourCounts } from './hour-counts.ts';
import { HourSamples } from './hour-samples.ts';
import { hashOf } from './token-key.ts';
import { TraceTable } from './trace-table.ts';

/** Sources and networks of an account that are told apart; every threshold lies below. */
const SOURCES = 32;
const NETWORKS = 8;

const DISTRIBUTES = codeBit('distributed');

export interface AccountSettings {
  /** Accounts that are remembered at once. */
  readonly most: number;
  /** Called for each account that is forgotten before its time. */
  readonly lost: () => void;
  /** Called when an account has more sources than can be told apart. */
  readonly overflowed: () => void;
}

/**
 * What was done to each account; 440 bytes a row. A trace begins with the first failure. Keys are 0 where
 * a source or network is not known.
 */
export class AccountTraces extends TraceTable {
  readonly #overflowed: () => void;
  readonly #failures: HourCounts;
  readonly #sources: HourSamples;
  readonly #networks: HourSamples;

  constructor({ most, lost, overflowed }: AccountSettings) {
    super(most, lost);
    this.#overflowed = overflowed;
    this.#failures = new HourCounts(most);
    this.#sources = new HourSamples(most, SOURCES);
    this.#networks = new HourSamples(most, NETWORKS);
  }

  override failures(row: number): number {
    return this.#failures.total(row);
  }

  /** Distinct sources that failed. */
  sources(row: number): number {
    return this.#sources.distinct(row);
  }

  /** Distinct networks that failed. */
  networks(row: number): number {
    return this.#networks.distinct(row);
  }

  /** Counts a failure on `account` and gives the row of the account. */
  fail(account: number, source: number, network: number, time: number): number {
    const row = this.claim(account, time);
    const behind = this.moveTo(row, time);
    if (behind !== -1) {
      this.#failures.add(row, behind);
      if (network !== 0) this.#networks.add(row, hashOf(network), behind);
      if (source !== 0 && !this.#sources.add(row, hashOf(source), behind)) this.#overflowed();
    }
    this.rank(row);
    return row;
  }

  /** A success: moves the account to `time` where it has a trace; gives its row, or -1. */
  enter(account: number, time: number): number {
    const row = this.find(account);
    if (row !== -1) this.moveTo(row, time);
    return row;
  }

  /** The attacks on the account that hold, as bits. */
  codes(row: number): number {
    return this.#sources.distinct(row) >= DISTRIBUTED.sources ? DISTRIBUTES : 0;
  }

  protected override columns(row: number): number[][] {
    return [this.#failures, this.#sources, this.#networks].map((column) => column.saved(row));
  }

  protected override setColumns(row: number, saved: readonly (readonly number[])[]): void {
    const columns = [this.#failures, this.#sources, this.#networks];
    for (const [i, column] of columns.entries()) column.restore(row, saved[i] ?? []);
  }

  protected override age(row: number, steps: number): void {
    this.#failures.age(row, steps);
    this.#sources.age(row, steps);
    this.#networks.age(row, steps);
  }

  protected override forget(row: number): void {
    this.#failures.clear(row);
    this.#sources.clear(row);
    this.#networks.clear(row);
  }
}

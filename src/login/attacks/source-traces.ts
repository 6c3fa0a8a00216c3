import { codeBit } from './attack-code.ts';
import { HOLD, SPRAY, STUFFING } from './attack-thresholds.ts';
import { HourCounts } from './hour-counts.ts';
import { HourSamples } from './hour-samples.ts';
import { RecentFailures } from './recent-failures.ts';
import { hashOf } from './token-key.ts';
import { TraceTable } from './trace-table.ts';

/** Accounts of a source that are told apart; every threshold lies below. */
const ACCOUNTS = 32;

/** A time before all others that JSON can say. */
const NEVER = -1e9;

const BRUTE_FORCE = codeBit('brute_force');
const SLOW_BRUTE_FORCE = codeBit('slow_brute_force');
const SPRAYS = codeBit('spray');
const STUFFS = codeBit('stuffing');

export interface SourceSettings {
  /** Sources that are remembered at once. */
  readonly most: number;
  /** Called for each source that is forgotten before its time. */
  readonly lost: () => void;
  /** Called when a source has more accounts than can be told apart. */
  readonly overflowed: () => void;
}

/**
 * What each source did; 870 bytes a row. A trace begins with the first failure: a source that never
 * failed needs none. Keys are 0 where an account is not named.
 */
export class SourceTraces extends TraceTable {
  readonly #overflowed: () => void;
  readonly #failures: HourCounts;
  readonly #tried: HourSamples;
  readonly #entered: HourSamples;
  readonly #recent: RecentFailures;
  /** When a burst, and when a slow brute force, was last reached. */
  readonly #burstAt: Float64Array;
  readonly #slowAt: Float64Array;

  constructor({ most, lost, overflowed }: SourceSettings) {
    super(most, lost);
    this.#overflowed = overflowed;
    this.#failures = new HourCounts(most);
    this.#tried = new HourSamples(most, ACCOUNTS);
    this.#entered = new HourSamples(most, ACCOUNTS);
    this.#recent = new RecentFailures(most);
    this.#burstAt = new Float64Array(most);
    this.#slowAt = new Float64Array(most);
  }

  override failures(row: number): number {
    return this.#failures.total(row);
  }

  /** Distinct accounts that failed. */
  tried(row: number): number {
    return this.#tried.distinct(row);
  }

  /** Distinct accounts that succeeded. */
  entered(row: number): number {
    return this.#entered.distinct(row);
  }

  /** Counts a failure of `account` from `source` and gives the row of the source. */
  fail(source: number, account: number, time: number): number {
    const row = this.claim(source, time);
    const behind = this.moveTo(row, time);
    if (this.#recent.burst(row, time)) this.#burstAt[row] = Math.max(this.#burstAt[row], time);
    if (this.#recent.slow(row)) this.#slowAt[row] = Math.max(this.#slowAt[row], time);
    if (behind !== -1) {
      this.#failures.add(row, behind);
      if (account !== 0 && !this.#tried.add(row, hashOf(account), behind)) this.#overflowed();
    }
    this.rank(row);
    return row;
  }

  /** Counts a success where the source has a trace; gives its row, or -1. */
  enter(source: number, account: number, time: number): number {
    const row = this.find(source);
    if (row === -1) return row;
    const behind = this.moveTo(row, time);
    if (behind !== -1 && account !== 0) this.#entered.add(row, hashOf(account), behind);
    return row;
  }

  /** The attacks of the source that hold at `time`, as bits. */
  codes(row: number, time: number): number {
    let codes = 0;
    if (lasts(this.#burstAt[row], time)) codes |= BRUTE_FORCE;
    if (lasts(this.#slowAt[row], time)) codes |= SLOW_BRUTE_FORCE;
    if (this.failures(row) < SPRAY.failures) return codes;
    // The egress of a company has many failures too, and more people who get in than who do not.
    const tried = this.#tried;
    const accounts = tried.distinct(row);
    if (accounts < SPRAY.accounts || accounts <= this.entered(row)) return codes;
    if (tried.holds(row, SPRAY.accounts, SPRAY.failures, SPRAY.each)) codes |= SPRAYS;
    if (tried.holds(row, STUFFING.accounts, STUFFING.failures, STUFFING.each)) codes |= STUFFS;
    return codes;
  }

  protected override columns(row: number): number[][] {
    const held = [this.#burstAt[row], this.#slowAt[row]].map((at) => Math.max(at, NEVER));
    const columns = [this.#failures, this.#tried, this.#entered, this.#recent];
    return [held, ...columns.map((column) => column.saved(row))];
  }

  protected override setColumns(row: number, saved: readonly (readonly number[])[]): void {
    const [[burstAt = NEVER, slowAt = NEVER] = [], ...rest] = saved;
    this.#burstAt[row] = burstAt;
    this.#slowAt[row] = slowAt;
    const columns = [this.#failures, this.#tried, this.#entered, this.#recent];
    for (const [i, column] of columns.entries()) column.restore(row, rest[i] ?? []);
  }

  protected override age(row: number, steps: number): void {
    this.#failures.age(row, steps);
    this.#tried.age(row, steps);
    this.#entered.age(row, steps);
  }

  protected override forget(row: number): void {
    this.#failures.clear(row);
    this.#tried.clear(row);
    this.#entered.clear(row);
    this.#recent.clear(row);
    this.#burstAt[row] = Number.NEGATIVE_INFINITY;
    this.#slowAt[row] = Number.NEGATIVE_INFINITY;
  }
}

function lasts(since: number, time: number): boolean {
  return time >= since && time - since <= HOLD;
}

import { DecayTable } from './decay-table.ts';

/** Accounts are counted over this many hours: 30 days. */
const PERIOD_HOURS = 30 * 24;

/** What is counted under one key. */
export interface SharedCount {
  /** As of `hour`. */
  count: number;
  hour: number;
  /** The 30 days that `accounts` is of. */
  period: number;
  /** Accounts that came in the period, and in the one before. */
  accounts: number;
  before: number;
}

/** One entry for saving: key, count, hour, period, accounts, accounts before. */
export type SavedCount = readonly [number, number, number, number, number, number];

/**
 * Decayed counts of what all accounts together use, with the number of accounts of the last 30 to 60
 * days. Bounded: when there is one key too many, the half with the smallest counts is forgotten.
 */
export class SharedCounts {
  /** Keys that were forgotten for want of room. */
  evicted = 0;
  readonly #entries = new Map<number, SharedCount>();
  readonly #decays: DecayTable;
  readonly #halfLifeHours: number;
  readonly #most: number;

  /** `decays`: one for all counts of an organization. */
  constructor(halfLifeHours: number, most: number, decays = new DecayTable()) {
    this.#decays = decays;
    this.#halfLifeHours = halfLifeHours;
    this.#most = most;
  }

  /** What is counted under a key; it may be forgotten when another is added. */
  entry(key: number): SharedCount | undefined {
    return this.#entries.get(key);
  }

  count(key: number, hour: number): number {
    return this.countOf(this.#entries.get(key), hour);
  }

  countOf(entry: SharedCount | undefined, hour: number): number {
    if (entry === undefined) return 0;
    return entry.count * this.#decays.of(hour - entry.hour, this.#halfLifeHours);
  }

  /** How many accounts used it: those of this or of the last period, whichever are more. */
  accountsOf(entry: SharedCount | undefined, hour: number): number {
    if (entry === undefined) return 0;
    const age = periodOf(hour) - entry.period;
    if (age <= 0) return Math.max(entry.accounts, entry.before);
    return age === 1 ? entry.accounts : 0;
  }

  /**
   * Adds a weight, negative to take away. `last`: the hour in which the account was counted for this
   * key before, -1 if never; undefined counts no account. `known`: the entry
   * of the key, where it was asked for.
   */
  add(
    key: number,
    weight: number,
    hour: number,
    last: number | undefined,
    known = this.#entries.get(key),
  ): void {
    const entry = known ?? this.#enter(key, hour);
    entry.count = Math.max(0, this.countOf(entry, hour) + weight);
    entry.hour = Math.max(entry.hour, hour);
    if (last === undefined) return;
    const period = periodOf(hour);
    if (period > entry.period) {
      entry.before = period === entry.period + 1 ? entry.accounts : 0;
      entry.accounts = 0;
      entry.period = period;
    }
    if (last === -1 || periodOf(last) < entry.period) entry.accounts++;
  }

  /** Makes it at least so many accounts that came in this period. */
  vouch(key: number, accounts: number, hour: number): void {
    this.add(key, 0, hour, hour);
    const entry = this.#entries.get(key);
    if (entry !== undefined) entry.accounts = Math.max(entry.accounts, accounts);
  }

  /** The key has another name now. */
  rename(from: number, to: number): void {
    const entry = this.#entries.get(from);
    if (entry === undefined || this.#entries.has(to)) return;
    this.#entries.delete(from);
    this.#entries.set(to, entry);
  }

  save(): readonly SavedCount[] {
    return Array.from(this.#entries, ([key, { count, hour, period, accounts, before }]) => [
      key,
      count,
      hour,
      period,
      accounts,
      before,
    ]);
  }

  restore(saved: readonly SavedCount[]): void {
    this.#entries.clear();
    for (const [key, count, hour, period, accounts, before] of saved)
      this.#entries.set(key, { count, hour, period, accounts, before });
  }

  #enter(key: number, hour: number): SharedCount {
    if (this.#entries.size === this.#most) this.#halve(hour);
    const entry = { count: 0, hour, period: periodOf(hour), accounts: 0, before: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #halve(hour: number): void {
    const ranked = [...this.#entries].map(([key, entry]) => ({
      key,
      count: this.countOf(entry, hour),
    }));
    ranked.sort((a, b) => a.count - b.count);
    const gone = ranked.slice(0, Math.ceil(ranked.length / 2));
    for (const { key } of gone) this.#entries.delete(key);
    this.evicted += gone.length;
  }
}

function periodOf(hour: number): number {
  return Math.floor(hour / PERIOD_HOURS);
}

import { DecayTable } from './decay-table.ts';

/** Counts are whole numbers of this part of a login, so that a row is read as it was written. */
const UNITS = 32;

/** Bytes that a key may take in a row. */
export type KeyWidth = 0 | 2 | 4 | 5;

/** The largest count that a row can hold: three bytes of seven bits. */
const MOST_UNITS = 2 ** 21 - 1;

/**
 * What an account was seen with, on one level (countries, networks, …): a bounded list of keys with
 * decayed counts. Each count is as of the hour in which it last grew, so that what is not seen again
 * costs nothing and loses nothing by rounding.
 *
 * Invariant: `size` entries, no two with the same key and tag; `size` is at most the capacity.
 */
export class CountTable {
  /** Bytes that a key takes in a row. */
  readonly width: KeyWidth;
  readonly capacity: number;
  size = 0;
  /** What an entry is: whole numbers under 2^(8·width). */
  readonly keys: Float64Array;
  /** What an entry belongs to: the place of its parent, and what else the level keeps in eight bits. */
  readonly tags: Uint8Array;
  readonly units: Uint32Array;
  /** Hours since 1970 in which the entries last grew. */
  readonly hours: Uint32Array;
  readonly #decay: DecayTable;

  /** `decays`: one for all tables of an account. */
  constructor(width: KeyWidth, capacity: number, decays = new DecayTable()) {
    this.#decay = decays;
    this.width = width;
    this.capacity = capacity;
    this.keys = new Float64Array(capacity);
    this.tags = new Uint8Array(capacity);
    this.units = new Uint32Array(capacity);
    this.hours = new Uint32Array(capacity);
  }

  /** Where the entry with this key is whose tag is `tag` in the bits of `mask`, or -1. */
  find(key: number, tag = 0, mask = 0): number {
    for (let i = 0; i < this.size; i++)
      if (this.keys[i] === key && (this.tags[i] & mask) === tag) return i;
    return -1;
  }

  /** The count of the entry at `at` in the hour `hour`, in logins; 0 for -1. */
  count(at: number, hour: number, halfLifeHours: number): number {
    if (at === -1) return 0;
    return (this.units[at] / UNITS) * this.#decay.of(hour - this.hours[at], halfLifeHours);
  }

  /** The count of the entry at `at` when it last grew; 0 for -1. */
  learned(at: number): number {
    return at === -1 ? 0 : this.units[at] / UNITS;
  }

  /**
   * Adds `weight` logins (negative ones take away) to the entry at `at`. What comes late counts as
   * much less as it is older, and does not turn the hour back.
   */
  grow(at: number, weight: number, hour: number, halfLifeHours: number): void {
    const late = this.hours[at] - hour;
    const sum = this.count(at, hour, halfLifeHours) + weight * this.#decay.of(late, halfLifeHours);
    this.units[at] = Math.min(MOST_UNITS, Math.max(0, Math.round(sum * UNITS)));
    if (late < 0) this.hours[at] = hour;
  }

  /** Appends an empty entry and gives its place; there must be room. */
  append(key: number, tag: number, hour: number): number {
    const at = this.size++;
    this.keys[at] = key;
    this.tags[at] = tag;
    this.units[at] = 0;
    this.hours[at] = hour;
    return at;
  }

  /** The entry with the smallest count in the hour, and of those the first; -1 of an empty table. */
  smallest(hour: number, halfLifeHours: number): number {
    let least = -1;
    let count = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.size; i++) {
      const own = this.count(i, hour, halfLifeHours);
      if (own < count) {
        count = own;
        least = i;
      }
    }
    return least;
  }

  /** Takes the entry at `at` out; the last entry moves to its place. */
  remove(at: number): void {
    const last = --this.size;
    this.keys[at] = this.keys[last];
    this.tags[at] = this.tags[last];
    this.units[at] = this.units[last];
    this.hours[at] = this.hours[last];
  }
}

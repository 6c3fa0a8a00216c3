import type { Clock } from '../../base/clock.ts';
import { TimeHeap } from './time-heap.ts';

/** So many late items one after the other are no stragglers: the stream itself has gone back. */
const LATE_RUN = 100;

export interface ReorderLimits {
  /** Seconds of event time by which an item may come too late and still find its place; 60 unless given. */
  readonly seconds?: number;
  /** Items that are held at most; 100,000 unless given. */
  readonly most?: number;
  /** Seconds beyond the clock up to which a time is believed; 300 unless given. */
  readonly ahead?: number;
}

/**
 * Puts items in order of event time. Every item is handed on exactly once:
 *
 *     passed ──────────── newest − seconds ─────────────── newest ──────── clock + ahead
 *       │  late: at once         │      held, then in order   │  moves newest   │  not believed: at once
 *
 * - Order: items that come at most `seconds` behind the newest time leave in order of time, equal times
 *   in order of coming.
 * - Late: what is older than the last that was released has lost its place and is handed on at once.
 * - Full: when `most` items are held, the oldest leaves early; so one stretch of time with more items
 *   than that is put in order within `most` items only.
 * - Beyond belief: one line from the year 2099 would release everything, and make all that follows late
 *   for decades. A time that is no number or lies beyond the clock + `ahead` moves nothing: the item is
 *   handed on at once, to be reckoned with at the time of its coming. A log whose zone is missing or
 *   wrong thus keeps going, in the order in which it comes.
 * - The buffer begins anew when time has really gone back: the clock below what was believed, or 100
 *   items in a row late, as when rotated logs are read newest first or one line had a wrong year.
 */
export class ReorderBuffer<T extends { readonly time: number }> {
  readonly #clock: Clock;
  readonly #release: (item: T, time: number) => void;
  readonly #seconds: number;
  readonly #most: number;
  readonly #ahead: number;
  readonly #heap = new TimeHeap<T>();
  /** The latest time that was believed, and what the clock said then. */
  #newest = Number.NEGATIVE_INFINITY;
  #newestAt = 0;
  /** The time of the last item that was released in order. */
  #passed = Number.NEGATIVE_INFINITY;
  #late = 0;
  #early = 0;
  #lateRun = 0;
  #unbelieved = 0;

  /**
   * `release` gets each item and the time to reckon with in seconds: its own, or, where that is not
   * believed, that of its coming. It must not push.
   */
  constructor(clock: Clock, release: (item: T, time: number) => void, limits: ReorderLimits = {}) {
    this.#clock = clock;
    this.#release = release;
    this.#seconds = limits.seconds ?? 60;
    this.#most = limits.most ?? 100_000;
    this.#ahead = limits.ahead ?? 300;
  }

  /** How many came after their place was released. */
  get late(): number {
    return this.#late;
  }

  /** How many were released before their time because the buffer was full. */
  get early(): number {
    return this.#early;
  }

  /** How many had a time that was not believed. */
  get unbelieved(): number {
    return this.#unbelieved;
  }

  /** How many wait; at most `most`. */
  get held(): number {
    return this.#heap.size;
  }

  push(item: T): void {
    const now = this.#clock();
    const believed = now + this.#ahead;
    if (this.#newest > believed) this.#beginAnew();
    const { time } = item;
    if (!Number.isFinite(time) || time > believed) {
      this.#unbelieved++;
      return this.#release(item, this.#reckoned(now));
    }
    if (time < this.#passed && ++this.#lateRun <= LATE_RUN) {
      this.#late++;
      return this.#release(item, time);
    }
    if (this.#lateRun > LATE_RUN) this.#beginAnew();
    this.#lateRun = 0;
    this.#heap.add(item, time);
    if (time > this.#newest) {
      this.#newest = time;
      this.#newestAt = now;
    }
    this.#releaseTo(this.#newest - this.#seconds);
    if (this.#heap.size > this.#most) {
      this.#early++;
      this.#releaseOne();
    }
  }

  /** Time passes without items: event time is taken to go on as the clock does. */
  tick(): void {
    const now = this.#clock();
    if (this.#newest > now + this.#ahead) this.#beginAnew();
    else this.#releaseTo(this.#reckoned(now) - this.#seconds);
  }

  /** Releases everything that is held, in order. */
  drain(): void {
    this.#releaseTo(Number.POSITIVE_INFINITY);
  }

  #beginAnew(): void {
    this.drain();
    this.#newest = Number.NEGATIVE_INFINITY;
    this.#passed = Number.NEGATIVE_INFINITY;
  }

  /** Event time at the clock's `now`. */
  #reckoned(now: number): number {
    if (this.#newest === Number.NEGATIVE_INFINITY) return now;
    return this.#newest + Math.max(0, now - this.#newestAt);
  }

  #releaseTo(time: number): void {
    while (this.#heap.size > 0 && this.#heap.earliest <= time) this.#releaseOne();
  }

  #releaseOne(): void {
    const time = this.#heap.earliest;
    const item = this.#heap.take();
    if (item === undefined) return;
    this.#passed = time;
    this.#release(item, time);
  }
}

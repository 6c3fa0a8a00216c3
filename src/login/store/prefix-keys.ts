import { randomBytes } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../base/fault.ts';
import { KEY_SIZE, type KeyFiles } from './key-files.ts';

const DAY = 86_400;

/** Event time for which one key serves, in seconds, counted from 1970. */
const PERIOD = 30 * DAY;

/**
 * For this long the key before the previous one outlives its time, in seconds: lines that come late
 * over the boundary still find it.
 */
const GRACE = DAY;

/** Event time that agrees with the clock is no further from it than this, in seconds. */
const AGREES = DAY;

/** A key is destroyed when event time and clock have agreed for so long that its time is over. */
const CERTAIN = 3600;

/** Keys of periods that the clock knows nothing of, kept in memory: more are forgotten, oldest first. */
const MOST_STRAYS = 16;

/** What lies on disk; more than a few keys are the work of a clock that jumped. */
const NAME = /^prefix-(\d{1,5})$/;
const MOST_KEYS = 64;

/**
 * A random key for every 30 days of event time. The one of now and the one before are kept, older
 * ones are destroyed, which ends what their tokens can say. Neither clock nor event time alone has
 * that power: a key goes when both have agreed for an hour of event time that it is too old. Event
 * times far from the clock (an archive, a wrong year, an attacker's) get keys that live in
 * memory, so that they agree among themselves for the run and touch nothing else.
 */
export class PrefixKeys {
  readonly #files: KeyFiles | undefined;
  readonly #clock: Clock;
  readonly #onMessage: (text: string) => void;
  readonly #keys = new Map<number, Uint8Array>();
  readonly #strays = new Map<number, Uint8Array>();
  /** Event time at which the present period was first agreed upon, and that period. */
  #agreed: { readonly since: number; readonly period: number } | undefined;
  /** The period at which keys were destroyed last. */
  #cleared: number | undefined;

  /** Without `files` all keys live in memory. `onMessage` gets what a user has to know. */
  constructor(
    files: KeyFiles | undefined,
    clock: Clock,
    onMessage: (text: string) => void = () => undefined,
  ) {
    this.#files = files;
    this.#clock = clock;
    this.#onMessage = onMessage;
    for (const name of files?.names() ?? []) {
      const period = NAME.exec(name)?.[1];
      const key = period === undefined ? undefined : files?.read(name);
      if (key !== undefined) this.#keys.set(Number(period), key);
    }
  }

  /** The number of the period of a time. */
  static periodOf(time: number): number {
    return Math.floor(time / PERIOD);
  }

  /** The key of the period of an event at `time`, or with `before` 1 the key of the period before. */
  of(time: number, before: 0 | 1): Uint8Array {
    const period = PrefixKeys.periodOf(time) - before;
    return this.#keys.get(period) ?? this.#make(period);
  }

  /** Lets an event at `time` end the time of keys; true when keys were destroyed. */
  see(time: number): boolean {
    const now = this.#clock();
    if (!(Math.abs(time - now) <= AGREES)) return false;
    const period = PrefixKeys.periodOf(Math.min(time, now) - GRACE);
    if (this.#agreed?.period !== period) {
      // Late lines over a boundary belong to the period before and change nothing.
      if (this.#agreed !== undefined && period === this.#agreed.period - 1) return false;
      this.#agreed = { since: time, period };
    }
    if (period === this.#cleared || time - this.#agreed.since < CERTAIN) return false;
    this.#cleared = period;
    const over = [...this.#keys.keys()].filter((key) => key < period - 1);
    for (const old of over) this.#destroy(old);
    return over.length > 0;
  }

  #make(period: number): Uint8Array {
    const now = PrefixKeys.periodOf(this.#clock());
    const isNear = period >= now - 1 && period <= now + 1;
    if (isNear && this.#keys.size < MOST_KEYS) {
      const key = this.#lasting(period);
      this.#keys.set(period, key);
      return key;
    }
    const known = this.#strays.get(period);
    if (known !== undefined) return known;
    const key = fresh();
    this.#strays.set(period, key);
    const [oldest] = this.#strays.keys();
    if (this.#strays.size > MOST_STRAYS && oldest !== undefined) this.#strays.delete(oldest);
    return key;
  }

  /** A key on disk; in memory when the disk refuses it: a full disk stops no run. */
  #lasting(period: number): Uint8Array {
    if (this.#files === undefined) return fresh();
    try {
      return this.#files.create(`prefix-${period}`);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      this.#onMessage(`${cause.message}; until the next run it lives in memory`);
      return fresh();
    }
  }

  #destroy(period: number): void {
    this.#keys.delete(period);
    this.#files?.destroy(`prefix-${period}`);
  }
}

function fresh(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_SIZE));
}

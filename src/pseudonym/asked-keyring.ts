import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '../base/clock.ts';
import type { EpochKeys, Keyring } from '../model/action.ts';
import { type EpochLength, epochOf } from './epoch.ts';
import { SubKeys } from './epoch-keys.ts';
import { OpenEpochs } from './open-epochs.ts';

/** What is told to another thread that asks for the key of an epoch and holds some others. */
export interface KeyAnswer {
  /** Undefined: there is none to be had. */
  readonly key: Uint8Array | undefined;
  /** Those of the epochs that it holds whose keys were destroyed. */
  readonly destroyed: readonly number[];
}

/** Gives keys to other threads of its process. */
export interface KeyGiver {
  give(epoch: number, held: readonly number[]): KeyAnswer;
}

/** A key that could not be had is asked for again when this many seconds have passed. */
const PAUSE = 1;

const MOST_REFUSED = 1024;

/** The keyring of a thread that has none of its own: it asks that of the process, and holds what it is given. */
export class AskedKeyring implements Keyring {
  readonly #length: EpochLength;
  readonly #ask: KeyGiver['give'];
  readonly #clock: Clock;
  readonly #open = new OpenEpochs();
  /** When it was last asked in vain. */
  readonly #refused = new LRUCache<number, number>({ max: MOST_REFUSED });

  constructor(length: EpochLength, ask: KeyGiver['give'], clock: Clock = systemClock) {
    this.#length = length;
    this.#ask = ask;
    this.#clock = clock;
  }

  epochOf(seconds: number): number {
    return epochOf(this.#length, seconds);
  }

  open(epoch: number): EpochKeys | undefined {
    return this.#open.get(epoch, this.#load);
  }

  readonly #load = (epoch: number): SubKeys | undefined => {
    const now = this.#clock();
    const lastTry = this.#refused.get(epoch);
    if (lastTry !== undefined && Math.abs(now - lastTry) < PAUSE) return undefined;
    const { key, destroyed } = this.#ask(epoch, this.#open.epochs);
    this.#open.forget((held) => destroyed.includes(held));
    if (key !== undefined) return new SubKeys(key);
    this.#refused.set(epoch, now);
    return undefined;
  };
}

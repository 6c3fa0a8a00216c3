import { LRUCache } from 'lru-cache';
import type { EpochKeys } from '../model/action.ts';
import type { SubKeys } from './epoch-keys.ts';

/** Logs are nearly in order: two epochs meet at a boundary, more only where files are merged. */
const MOST_OPEN = 64;

/** The keys of the epochs used last, ready for use. At most 64 epochs are held. */
export class OpenEpochs {
  readonly #held = new LRUCache<number, SubKeys>({ max: MOST_OPEN });
  // Line after line asks for the same epoch; that must not cost a look-up. NaN equals no epoch.
  #lastEpoch = Number.NaN;
  #lastKeys: SubKeys | undefined;

  /** The keys of `epoch`: the held ones, or what `load` gives, which is held unless undefined. */
  get(epoch: number, load: (epoch: number) => SubKeys | undefined): EpochKeys | undefined {
    if (epoch === this.#lastEpoch) return this.#lastKeys;
    let keys = this.#held.get(epoch);
    if (keys === undefined) {
      keys = load(epoch);
      if (keys === undefined) return undefined;
      this.#held.set(epoch, keys);
    }
    this.#lastEpoch = epoch;
    this.#lastKeys = keys;
    return keys;
  }

  /** The epochs whose keys are held. */
  get epochs(): number[] {
    return [...this.#held.keys()];
  }

  /** Lets go of all held epochs for which `gone` holds. */
  forget(gone: (epoch: number) => boolean): void {
    for (const epoch of this.epochs) {
      if (!gone(epoch)) continue;
      this.#held.delete(epoch);
      if (epoch === this.#lastEpoch) {
        this.#lastEpoch = Number.NaN;
        this.#lastKeys = undefined;
      }
    }
  }
}

import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { EpochKeys, Keyring } from '../model/action.ts';
import type { KeyAnswer, KeyGiver } from './asked-keyring.ts';
import { type EpochLength, epochName, epochOf } from './epoch.ts';
import { SubKeys } from './epoch-keys.ts';
import type { KeyDirectory } from './key-directory.ts';
import { OpenEpochs } from './open-epochs.ts';

/** After a fault the disk is asked again for that epoch when this many seconds have passed. */
const PAUSE = 1;

const MOST_FAULTY = 1024;

/**
 * The keyring of a key directory: one value has one pseudonym in all runs and processes that share
 * it. open() makes the key of an epoch on first use and gives undefined, so that the line is
 * withheld, in three cases: the epoch has no name (see `epochName`); its key was destroyed, which
 * holds for the rest of the run even if somebody removes the tombstone; or the directory fails,
 * which is reported to `onFault` once an epoch and tried again every second.
 *
 * A key is held in memory once it was opened. Destroying it on disk does not stop a run that holds
 * it at once: the run lets go of it when it ends, when 64 other epochs were used since, and at the
 * latest when it opens the key of any further epoch, at which time it looks for new tombstones. A
 * service in daily epochs thus forgets a destroyed key within a day.
 */
export class DirectoryKeyring implements Keyring, KeyGiver {
  readonly #directory: KeyDirectory;
  readonly #length: EpochLength;
  readonly #onFault: (fault: Fault) => void;
  readonly #clock: Clock;
  readonly #open = new OpenEpochs();
  /** Not more than there are tombstones in the directory. */
  readonly #destroyed = new Set<number>();
  /** When the disk was last asked, in vain, for an epoch. */
  readonly #faulty = new LRUCache<number, number>({ max: MOST_FAULTY });

  constructor(
    directory: KeyDirectory,
    length: EpochLength,
    onFault: (fault: Fault) => void = () => {},
    clock: Clock = systemClock,
  ) {
    this.#directory = directory;
    this.#length = length;
    this.#onFault = onFault;
    this.#clock = clock;
  }

  epochOf(seconds: number): number {
    return epochOf(this.#length, seconds);
  }

  open(epoch: number): EpochKeys | undefined {
    return this.#open.get(epoch, this.#load);
  }

  give(epoch: number, held: readonly number[]): KeyAnswer {
    const key = this.#keyOf(epoch);
    return { key, destroyed: held.filter((one) => this.#isDestroyed(one)) };
  }

  readonly #load = (epoch: number): SubKeys | undefined => {
    const key = this.#keyOf(epoch);
    return key && new SubKeys(key);
  };

  #keyOf(epoch: number): Uint8Array | undefined {
    const name = epochName(this.#length, epoch);
    if (name === undefined || this.#destroyed.has(epoch)) return undefined;
    const lastTry = this.#faulty.get(epoch);
    // A clock that was set back must not stretch the pause.
    if (lastTry !== undefined && Math.abs(this.#clock() - lastTry) < PAUSE) return undefined;
    try {
      this.#open.forget((held) => this.#isDestroyed(held));
      const key = this.#directory.open(name);
      this.#faulty.delete(epoch);
      if (key !== undefined) return key;
      this.#destroyed.add(epoch);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      this.#faulty.set(epoch, this.#clock());
      if (lastTry === undefined) this.#onFault(cause);
    }
    return undefined;
  }

  #isDestroyed(epoch: number): boolean {
    if (this.#destroyed.has(epoch)) return true;
    const name = epochName(this.#length, epoch);
    if (name === undefined || !this.#directory.isDestroyed(name)) return false;
    this.#destroyed.add(epoch);
    return true;
  }
}

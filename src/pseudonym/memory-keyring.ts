import { randomBytes } from 'node:crypto';
import type { EpochKeys, Keyring } from '../model/action.ts';
import type { KeyAnswer, KeyGiver } from './asked-keyring.ts';
import { type EpochLength, epochName, epochOf } from './epoch.ts';
import { SubKeys } from './epoch-keys.ts';
import { freshKey, type Random } from './fresh-key.ts';
import { keyIdOf, keyIdText } from './key-id.ts';
import { OpenEpochs } from './open-epochs.ts';

/** Two years of hours or half a century of days; about 5 MB of keys. */
const MOST_EPOCHS = 20_000;

/**
 * Random keys that live as long as the object: a pseudonym does not change within a run and means
 * nothing after it. At most 20,000 epochs get a key; open() gives undefined for any further one,
 * because forgetting a key would change its pseudonyms.
 */
export class MemoryKeyring implements Keyring, KeyGiver {
  readonly #length: EpochLength;
  readonly #random: Random;
  readonly #keys = new Map<number, Uint8Array>();
  readonly #ids = new Set<string>();
  readonly #open = new OpenEpochs();
  readonly #load = (epoch: number): SubKeys | undefined => {
    const key = this.#keyOf(epoch);
    return key && new SubKeys(key);
  };

  constructor(length: EpochLength, random: Random = randomBytes) {
    this.#length = length;
    this.#random = random;
  }

  epochOf(seconds: number): number {
    return epochOf(this.#length, seconds);
  }

  open(epoch: number): EpochKeys | undefined {
    return this.#open.get(epoch, this.#load);
  }

  give(epoch: number): KeyAnswer {
    return { key: this.#keyOf(epoch), destroyed: [] };
  }

  #keyOf(epoch: number): Uint8Array | undefined {
    return this.#keys.get(epoch) ?? this.#make(epoch);
  }

  #make(epoch: number): Uint8Array | undefined {
    if (this.#keys.size >= MOST_EPOCHS || epochName(this.#length, epoch) === undefined) {
      return undefined;
    }
    const key = freshKey(this.#random, (id) => this.#ids.has(id));
    this.#keys.set(epoch, key);
    this.#ids.add(keyIdText(keyIdOf(key)));
    return key;
  }
}

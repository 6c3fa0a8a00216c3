import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Clock, systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { makeDirectory } from '../base/make-directory.ts';
import { attempt } from './attempt.ts';
import { parseEpochName } from './epoch.ts';
import { freshKey, type Random } from './fresh-key.ts';
import { KeyFile, type KeyRecord } from './key-file.ts';
import { keyIdOf, keyIdText, prefixOf } from './key-id.ts';
import { KeyIds } from './key-ids.ts';
import { removeLeftOvers } from './left-overs.ts';
import { requireTrusted } from './trust.ts';

/** Eleven years of hours. More would be the work of senseless event times. */
const MOST_KEYS = 100_000;

/** What can be told about the key of an epoch without telling the key. */
export type KeyEntry =
  | {
      readonly name: string;
      readonly state: 'active';
      /** As it stands in tokens: 8 characters. */
      readonly keyId: string;
      /** The network of its address pseudonyms, in CIDR form. */
      readonly prefix: string;
      /** ISO 8601, UTC. */
      readonly created: string;
    }
  | { readonly name: string; readonly state: 'destroyed'; readonly destroyed: string };

export interface KeyDirectoryOptions {
  readonly random?: Random;
  readonly clock?: Clock;
  /** In a directory with this many keys no further one is made; 100,000 unless given. */
  readonly mostKeys?: number;
}

/**
 * A directory of epoch keys that any number of processes use at once: mode 0700, one `KeyFile` an
 * epoch, of any epoch length; other files are left alone. It is checked before each use, and all
 * methods throw a Fault with code `keys` that says what was found, what was wanted and how to mend
 * it.
 */
export class KeyDirectory {
  /** Absolute, without a slash at the end, which would make the system follow a symbolic link. */
  readonly path: string;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #mostKeys: number;
  /** Of the keys in the directory, as far as they were seen. */
  readonly #ids = new KeyIds();

  constructor(path: string, options: KeyDirectoryOptions = {}) {
    this.path = resolve(path);
    this.#random = options.random ?? randomBytes;
    this.#clock = options.clock ?? systemClock;
    this.#mostKeys = options.mostKeys ?? MOST_KEYS;
  }

  /** Makes the directory and its parents; content when it is there and right. */
  init(): void {
    attempt(`make the key directory ${this.path}`, () => makeDirectory(this.path, 0o700));
    removeLeftOvers(this.path, this.#files(), this.#clock());
  }

  /**
   * Finds everything wrong before a run reads its first byte: the directory, every key, two
   * epochs with one key id. Removes what killed processes left: temporary files older than an hour
   * and keys that have a tombstone.
   */
  checkAll(): void {
    const files = this.#files();
    removeLeftOvers(this.path, files, this.#clock());
    for (const name of epochNames(files)) this.#live(name);
  }

  /** The epochs that have or had a key, by name. */
  list(): KeyEntry[] {
    return epochNames(this.#files()).flatMap((name): KeyEntry[] => {
      const record = this.#live(name);
      if (record !== undefined) {
        const keyId = keyIdOf(record.key);
        const created = record.created.toISOString();
        return [
          { name, state: 'active', keyId: keyIdText(keyId), prefix: prefixOf(keyId), created },
        ];
      }
      const destroyed = new KeyFile(this.path, name).destroyedAt();
      return destroyed ? [{ name, state: 'destroyed', destroyed: destroyed.toISOString() }] : [];
    });
  }

  /**
   * The 32 bytes of the key of the epoch of this name, made if there is none; the same for all
   * processes that ask. Undefined when the key was destroyed: it is never made again.
   */
  open(name: string): Uint8Array | undefined {
    this.#check();
    const found = this.#live(name);
    if (found !== undefined || this.isDestroyed(name)) return found?.key;
    // A second key for an epoch would give its values a second pseudonym.
    if (this.#ids.hasEpoch(name)) throw this.#removed(name);
    this.#learn(name);
    new KeyFile(this.path, name).create(freshKey(this.#random, (id) => this.#ids.hasId(id)));
    const made = this.#live(name);
    if (made !== undefined || this.isDestroyed(name)) return made?.key;
    throw this.#removed(name);
  }

  isDestroyed(name: string): boolean {
    return new KeyFile(this.path, name).destroyedAt() !== undefined;
  }

  /** Ends the link between an epoch's pseudonyms and their values, for good; may be repeated. */
  destroy(name: string): void {
    if (parseEpochName(name) === undefined) {
      throw new Fault(
        'keys',
        `cannot destroy the key of ${JSON.stringify(name)}: it is not the name of an epoch, wanted one such as 2026-11-22T13, 2026-11-22, 2026-W47 or 2026-11`,
      );
    }
    this.#check();
    const file = new KeyFile(this.path, name);
    // A tombstone without a key, set by a slip of the pen, would withhold every line of that epoch.
    if (!file.exists() && file.destroyedAt() === undefined) {
      throw new Fault('keys', `cannot destroy the key of ${name}: ${this.path} has no such key`);
    }
    file.destroy();
  }

  /** The record of a key that may be used; a key that has a tombstone is wiped. */
  #live(name: string): KeyRecord | undefined {
    const file = new KeyFile(this.path, name);
    const record = file.destroyedAt() === undefined ? file.read() : undefined;
    // Only a look after the reading tells that the key was whole and made before any tombstone.
    if (file.destroyedAt() !== undefined) {
      file.wipe();
      return undefined;
    }
    if (record !== undefined) this.#ids.claim(name, record.key);
    return record;
  }

  /** Sees the keys that other processes have made, before one is made for the epoch `wanted`. */
  #learn(wanted: string): void {
    for (const name of epochNames(this.#files())) if (!this.#ids.hasEpoch(name)) this.#live(name);
    if (this.#ids.size < this.#mostKeys) return;
    throw new Fault(
      'keys',
      `cannot make ${wanted}.key in ${this.path}: it has ${this.#ids.size} keys, wanted fewer than ${this.#mostKeys}; choose longer epochs, or look for senseless times in the input`,
    );
  }

  #removed(name: string): Fault {
    return new Fault(
      'keys',
      `cannot use ${name}.key in ${this.path}: it was removed while in use, wanted it to stay or a logsluice keys destroy; restore it from a copy`,
    );
  }

  #check(): void {
    const stats = attempt(`use the key directory ${this.path}`, () =>
      lstatSync(this.path, { throwIfNoEntry: false }),
    );
    if (stats === undefined) {
      throw new Fault(
        'keys',
        `cannot use the key directory ${this.path}: it does not exist; logsluice keys init --keys ${this.path} makes it`,
      );
    }
    requireTrusted(this.path, stats, 'directory');
  }

  #files(): string[] {
    this.#check();
    return attempt(`read the key directory ${this.path}`, () => readdirSync(this.path));
  }
}

function epochNames(files: readonly string[]): string[] {
  const names = files.map((file) => /^(.+)\.(?:key|destroyed)$/.exec(file)?.[1] ?? '');
  return [...new Set(names)].filter((name) => parseEpochName(name) !== undefined).sort();
}

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { attempt } from './attempt.ts';
import { KEY_SIZE } from './key-id.ts';
import { requireTrusted } from './trust.ts';

/** The names of files that creation leaves behind when it is killed. */
export const TEMPORARY_NAME = /^\..+\.[0-9a-f]{16}\.tmp$/;

// A symbolic link is refused, and a pipe in place of a key must not hang the run.
const CAREFULLY = constants.O_NOFOLLOW | constants.O_NONBLOCK;
const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

export interface KeyRecord {
  readonly key: Uint8Array;
  readonly created: Date;
}

/**
 * The key of one epoch on disk: `<epoch name>.key`, 32 raw bytes, and after its destruction
 * the empty tombstone `<epoch name>.destroyed`. A tombstone outranks a key file. All methods throw
 * a Fault with code `keys` for what they cannot use.
 */
export class KeyFile {
  readonly #directory: string;
  readonly #name: string;
  readonly #path: string;
  readonly #tombstone: string;

  constructor(directory: string, epochName: string) {
    this.#directory = directory;
    this.#name = epochName;
    this.#path = join(directory, `${epochName}.key`);
    this.#tombstone = join(directory, `${epochName}.destroyed`);
  }

  exists(): boolean {
    return this.#timeOf(this.#path) !== undefined;
  }

  /** When the tombstone was set, or undefined when there is none. */
  destroyedAt(): Date | undefined {
    return this.#timeOf(this.#tombstone);
  }

  /** The key and when it was made; undefined when there is no key file. */
  read(): KeyRecord | undefined {
    return this.#open(constants.O_RDONLY, (fd) => {
      const stats = fstatSync(fd);
      requireTrusted(this.#path, stats, 'file');
      const key = new Uint8Array(KEY_SIZE);
      if (stats.size !== KEY_SIZE || readSync(fd, key, 0, KEY_SIZE, 0) !== KEY_SIZE) {
        throw new Fault(
          'keys',
          `cannot use the key file ${this.#path}: it has ${stats.size} bytes, wanted ${KEY_SIZE}; restore it from a copy, or destroy the key with logsluice keys destroy`,
        );
      }
      return { key, created: stats.mtime };
    });
  }

  /**
   * Writes the key file with `key`, unless there is one by now: the first of several processes
   * wins, and what counts is what read() gives afterwards. The file gets its name only when it is
   * complete and on disk, so nobody can read half a key.
   */
  create(key: Uint8Array): void {
    const suffix = randomBytes(8).toString('hex');
    const temporary = join(this.#directory, `.${this.#name}.${suffix}.tmp`);
    attempt(`make the key file ${this.#path}`, () => {
      try {
        writeNew(temporary, key);
        ifNot('EEXIST', () => linkSync(temporary, this.#path));
      } finally {
        rmSync(temporary, { force: true });
      }
      syncDirectory(this.#directory);
    });
  }

  /**
   * Sets the tombstone, then wipes the key; may be repeated. The tombstone is on disk before the
   * key is touched: whoever reads a wiped key finds the tombstone when he looks for it afterwards.
   */
  destroy(): void {
    attempt(`set the tombstone ${this.#tombstone}`, () => {
      ifNot('EEXIST', () => writeNew(this.#tombstone, new Uint8Array(0)));
      syncDirectory(this.#directory);
    });
    this.wipe();
  }

  /**
   * Overwrites the key with zeros and removes it; nothing happens when it is gone. File systems
   * that copy on write, snapshots and backups may still have the old bytes.
   */
  wipe(): void {
    this.#open(constants.O_WRONLY, (fd) => {
      const stats = fstatSync(fd);
      if (!stats.isFile()) requireTrusted(this.#path, stats, 'file');
      writeFileSync(fd, new Uint8Array(KEY_SIZE));
      fsyncSync(fd);
      rmSync(this.#path, { force: true });
      syncDirectory(this.#directory);
    });
  }

  #open<T>(flags: number, use: (fd: number) => T): T | undefined {
    const call = (): T | undefined => {
      const fd = ifNot('ENOENT', () => openSync(this.#path, flags | CAREFULLY));
      if (fd === undefined) return undefined;
      try {
        return use(fd);
      } finally {
        closeSync(fd);
      }
    };
    return attempt(`open the key file ${this.#path}`, call, 'a regular file with mode 0600');
  }

  #timeOf(path: string): Date | undefined {
    return attempt(`look for ${path}`, () => lstatSync(path, { throwIfNoEntry: false })?.mtime);
  }
}

function writeNew(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, NEW, 0o600);
  try {
    writeFileSync(fd, bytes);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the names in a directory last through a power failure. */
function syncDirectory(path: string): void {
  const fd = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** What `call` gives; undefined when it fails with this code. */
function ifNot<T>(code: string, call: () => T): T | undefined {
  try {
    return call();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === code) return undefined;
    throw cause;
  }
}

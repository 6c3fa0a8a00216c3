import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../base/fault.ts';
import { makeDirectory } from '../../base/make-directory.ts';
import { attempt } from './attempt.ts';
import { requireOwn } from './trusted.ts';

/** Length of a key, in bytes. */
export const KEY_SIZE = 32;

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/**
 * The keys of a history on disk: `<name>.key`, 32 raw bytes, 0600, in a directory 0700. One process
 * uses it at a time: whoever holds the state directory. Everything throws a Fault with code `keys`
 * for what it cannot use.
 */
export class KeyFiles {
  readonly #directory: string;

  /** Makes the directory when it is not there, and removes what a killed process left half made. */
  constructor(directory: string) {
    this.#directory = directory;
    attempt('keys', `make ${directory}`, () => makeDirectory(directory, 0o700));
    requireOwn(directory, lstatSync(directory), 'directory');
    for (const name of this.#files('.tmp')) rmSync(join(directory, `${name}.tmp`));
  }

  /** The names of the keys that there are. */
  names(): string[] {
    return this.#files('.key');
  }

  /** The 32 bytes of a key; undefined when there is none. */
  read(name: string): Uint8Array | undefined {
    const path = this.#path(name);
    return attempt('keys', `read ${path}`, () => {
      const fd = openIfThere(path, O_RDONLY);
      if (fd === undefined) return undefined;
      try {
        const stats = fstatSync(fd);
        requireOwn(path, stats, 'file');
        const key = new Uint8Array(KEY_SIZE);
        if (stats.size === KEY_SIZE && readSync(fd, key) === KEY_SIZE) return key;
        throw new Fault(
          'keys',
          `cannot use ${path}: it has ${stats.size} bytes, wanted ${KEY_SIZE}; restore it from a copy, or move the state directory away to begin a new history`,
        );
      } finally {
        closeSync(fd);
      }
    });
  }

  /** Makes a key of random bytes that is on disk, whole and under its name, when this returns. */
  create(name: string): Uint8Array {
    const key = new Uint8Array(randomBytes(KEY_SIZE));
    const path = this.#path(name);
    const temporary = join(this.#directory, `${name}.tmp`);
    attempt('keys', `make ${path}`, () => {
      try {
        const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
        writeThrough(fd, key);
        // Unlike a renaming, a link replaces nothing.
        linkSync(temporary, path);
      } finally {
        rmSync(temporary, { force: true });
      }
      this.#sync();
    });
    return key;
  }

  /**
   * Overwrites a key with zeros and removes it. File systems that copy on write, snapshots and
   * backups may still have the old bytes.
   */
  destroy(name: string): void {
    const path = this.#path(name);
    attempt('keys', `destroy ${path}`, () => {
      const fd = openIfThere(path, O_WRONLY);
      if (fd === undefined) return;
      writeThrough(fd, new Uint8Array(KEY_SIZE));
      rmSync(path, { force: true });
      this.#sync();
    });
  }

  #path(name: string): string {
    return join(this.#directory, `${name}.key`);
  }

  #files(ending: string): string[] {
    return attempt('keys', `read ${this.#directory}`, () => readdirSync(this.#directory))
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length));
  }

  /** Makes the names in the directory last through a power failure. */
  #sync(): void {
    const fd = openSync(this.#directory, O_RDONLY | O_DIRECTORY);
    fsyncSync(fd);
    closeSync(fd);
  }
}

/** A symbolic link is refused, and a pipe in place of a key does not hang the run. */
function openIfThere(path: string, flags: number): number | undefined {
  try {
    return openSync(path, flags | O_NOFOLLOW | O_NONBLOCK);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

function writeThrough(fd: number, bytes: Uint8Array): void {
  try {
    if (writeSync(fd, bytes) < bytes.length) {
      throw Object.assign(new Error('cut off'), { code: 'ENOSPC', syscall: 'write' });
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

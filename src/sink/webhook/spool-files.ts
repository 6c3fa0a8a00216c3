import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, reasonOf } from '../../base/fault.ts';
import { makeDirectory } from '../../base/make-directory.ts';

/** Sixteen digits, fewer than a number can lose. */
const NAME = /^(0\d{15})\.ndjson$/;
const UNFINISHED = '.tmp';
/** Longer is no file of ours, in bytes. */
const LONGEST = 4 * 1024 * 1024;

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
const OLD = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface SpoolFile {
  /** Its name: the place of its first line in the order of all. */
  readonly first: number;
  /** undefined: it is torn, too long or no file. */
  readonly lines: readonly string[] | undefined;
}

/** The files (0600) of a directory (0700), each some lines that are written once, at once. */
export class SpoolFiles {
  readonly directory: string;

  /** Makes the directory if need be; throws a Fault with code `output` when it cannot be used. */
  constructor(directory: string) {
    this.directory = directory;
    try {
      makeDirectory(directory, 0o700);
      requireOwn(directory);
    } catch (cause) {
      if (cause instanceof Fault) throw cause;
      throw new Fault('output', `cannot use ${directory}: ${reasonOf(cause)}`, cause);
    }
  }

  /** All files, in order; clears what was never finished. Throws a Fault with code `output`. */
  *read(): IterableIterator<SpoolFile> {
    try {
      for (const name of readdirSync(this.directory).sort()) {
        const path = join(this.directory, name);
        if (name.endsWith(UNFINISHED)) rmSync(path, { force: true });
        const first = NAME.exec(name)?.[1];
        if (first !== undefined) yield { first: Number(first), lines: linesOf(path) };
      }
    } catch (cause) {
      throw new Fault('output', `cannot read ${this.directory}: ${reasonOf(cause)}`, cause);
    }
  }

  /** Lays a file aside that cannot be read, for somebody to look at. */
  putAside(first: number): void {
    const path = this.#pathOf(first);
    renameSync(path, `${path}.damaged`);
  }

  /** Writes a file, in place of one of the same name; it has its name only when it is on the disk. */
  async write(first: number, lines: readonly string[]): Promise<void> {
    const path = this.#pathOf(first);
    const file = await open(path + UNFINISHED, NEW, 0o600);
    try {
      await file.writeFile(lines.map((line) => `${line}\n`).join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(path + UNFINISHED, path);
  }

  async remove(first: number): Promise<void> {
    await rm(this.#pathOf(first), { force: true });
  }

  /** Makes the names last through a power failure. */
  async sync(): Promise<void> {
    const directory = await open(this.directory, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  #pathOf(first: number): string {
    return join(this.directory, `${String(first).padStart(16, '0')}.ndjson`);
  }
}

function requireOwn(directory: string): void {
  const facts = lstatSync(directory);
  const mode = facts.mode & 0o777;
  if (facts.isDirectory() && (mode & 0o077) === 0) return;
  const found = facts.isDirectory()
    ? `its mode is ${mode.toString(8).padStart(4, '0')}`
    : 'it is no directory';
  throw new Fault('output', `cannot use ${directory}: ${found}, wanted a directory with mode 0700`);
}

function linesOf(path: string): string[] | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, OLD);
  } catch {
    return undefined;
  }
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile() || facts.size > LONGEST) return undefined;
    const lines = readFileSync(descriptor, 'utf8').split('\n');
    return lines.pop() === '' ? lines : undefined;
  } finally {
    closeSync(descriptor);
  }
}

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeDirectory } from '../../base/make-directory.ts';

/** Fetching a list takes minutes at most; a temporary file of this age, in ms, is of a dead process. */
const LEFT_OVER = 3_600_000;

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** A file that is being written beside the one whose place it will take. */
export interface Replacement {
  /** Where it is written. */
  readonly path: string;
  readonly file: FileHandle;
  /** Puts it in the place of the other, on disk for good; whoever reads finds the old or the new one, whole. */
  commit(): Promise<void>;
  /** Removes it, unless it was committed. */
  discard(): Promise<void>;
}

/**
 * Begins to replace the file at `path`, or the one that a link there leads to; several processes may. Removes
 * what killed ones left. A new file can be read by all whom the umask lets.
 */
export async function beginReplacement(path: string): Promise<Replacement> {
  const target = await realpath(path).catch(() => path);
  const directory = dirname(target);
  const name = basename(target);
  makeDirectory(directory);
  await removeLeftOvers(directory, name);
  const temporary = join(directory, `.${name}.${randomBytes(8).toString('hex')}.tmp`);
  const mode = await stat(target).then(
    (facts) => facts.mode & 0o777,
    () => 0o644,
  );
  const file = await open(temporary, NEW, mode);
  return {
    path: temporary,
    file,
    async commit() {
      await file.sync();
      await file.close();
      await rename(temporary, target);
      await syncDirectory(directory);
    },
    async discard() {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}

async function removeLeftOvers(directory: string, name: string): Promise<void> {
  for (const left of await readdir(directory)) {
    if (!left.startsWith(`.${name}.`) || !/\.[0-9a-f]{16}\.tmp$/.test(left)) continue;
    const path = join(directory, left);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (changed < Date.now() - LEFT_OVER) await rm(path, { force: true });
  }
}

/** Makes the names in a directory last through a power failure. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

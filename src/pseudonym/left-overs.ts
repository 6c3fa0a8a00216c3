import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './attempt.ts';
import { TEMPORARY_NAME } from './key-file.ts';

/** Making a key takes milliseconds; a temporary file of this age, in seconds, is of a dead process. */
const LEFT_OVER = 3600;

/**
 * Removes the temporary files among `files` of a key directory that are older than an hour, at the
 * time `now` in seconds since 1970. They are never overwritten first: one may be a second name of
 * a key that is in use.
 */
export function removeLeftOvers(directory: string, files: readonly string[], now: number): void {
  for (const file of files.filter((name) => TEMPORARY_NAME.test(name))) {
    const path = join(directory, file);
    attempt(`remove the left-over file ${path}`, () => {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (!stats?.isFile() || stats.mtimeMs / 1000 >= now - LEFT_OVER) return;
      rmSync(path, { force: true });
    });
  }
}

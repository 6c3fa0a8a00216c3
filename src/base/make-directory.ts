import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it that are missing. Content where something is there: whoever uses it looks
 * at what that is. Throws what the file system says. `recursive` of Node would tell a read-only file system as a missing directory, and for a directory
 * in which none can be made (`/proc/x`) it goes round without end.
 */
export function makeDirectory(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = dirname(path);
    if (code !== 'ENOENT' || existsSync(above)) throw cause;
    makeDirectory(above, mode);
    makeDirectory(path, mode);
  }
}

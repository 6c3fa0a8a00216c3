import type { Stats } from 'node:fs';
import { Fault } from '../../base/fault.ts';

/** Permissions of anybody but the owner. */
const OTHERS = 0o077;

/**
 * Throws a Fault with code `keys` unless `stats`, of the state directory or of what lies in it, are of
 * a directory or file of this process's effective user that is closed to everybody else. Says how to
 * mend it.
 */
export function requireOwn(path: string, stats: Stats, wanted: 'file' | 'directory'): void {
  const user = process.geteuid?.();
  const mode = wanted === 'file' ? '600' : '700';
  const isKind = wanted === 'file' ? stats.isFile() : stats.isDirectory();
  let wrong: string | undefined;
  if (!isKind) {
    wrong = `it is ${typeOf(stats)}, wanted a ${wanted === 'file' ? 'regular file' : 'directory'}`;
  } else if (stats.uid !== user) {
    wrong = `its owner is uid ${stats.uid}, wanted uid ${user}; chown ${user} ${path} mends it`;
  } else if ((stats.mode & OTHERS) !== 0) {
    const found = (stats.mode & 0o777).toString(8);
    wrong = `its mode is 0${found}, wanted 0${mode}; chmod ${mode} ${path} mends it`;
  }
  if (wrong !== undefined) throw new Fault('keys', `cannot use ${path}: ${wrong}`);
}

function typeOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isDirectory()) return 'a directory';
  return stats.isFile() ? 'a regular file' : 'a special file';
}

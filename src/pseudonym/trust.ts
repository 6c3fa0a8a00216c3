import type { Stats } from 'node:fs';
import { Fault } from '../base/fault.ts';

/** What a key directory and the files in it have to be. */
const WANTED = {
  file: { type: 'a regular file', mode: '600', what: 'the key file' },
  directory: { type: 'a directory', mode: '700', what: 'the key directory' },
} as const;

/** Permissions of anybody but the owner. */
const OTHERS = 0o077;

/**
 * Throws a Fault with code `keys` unless `stats`, which are those of `path`, are of a file or
 * directory that belongs to this process's effective user and is closed to everybody else. The
 * message says how to mend it.
 */
export function requireTrusted(path: string, stats: Stats, wanted: keyof typeof WANTED): void {
  const { type, mode, what } = WANTED[wanted];
  const refuse = (found: string): never => {
    throw new Fault('keys', `cannot use ${what} ${path}: ${found}`);
  };
  if (wanted === 'file' ? !stats.isFile() : !stats.isDirectory()) {
    refuse(`it is ${typeOf(stats)}, wanted ${type}`);
  }
  const user = process.geteuid?.();
  if (stats.uid !== user) {
    refuse(`its owner is uid ${stats.uid}, wanted uid ${user}; chown ${user} ${path} mends it`);
  }
  if ((stats.mode & OTHERS) !== 0) {
    const found = (stats.mode & 0o7777).toString(8).padStart(4, '0');
    refuse(`its mode is ${found}, wanted 0${mode}; chmod ${mode} ${path} mends it`);
  }
}

function typeOf(stats: Stats): string {
  if (stats.isFile()) return 'a regular file';
  if (stats.isDirectory()) return 'a directory';
  return stats.isSymbolicLink() ? 'a symbolic link' : 'a special file';
}

import { constants, fstatSync, openSync, statSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Fault, reasonOf } from '../base/fault.ts';
import { FileSource } from './file-source.ts';
import type { Source } from './source.ts';
import { StreamSource } from './stream-source.ts';

/** The path that stands for standard input. */
export const STDIN = '-';

/** A pipe is read by events, and not opened until a writer comes. */
const PIPE = constants.O_RDONLY | constants.O_NONBLOCK;

/** Fails now, and not in the middle of a run, when one of the inputs cannot be opened. */
export async function checkSources(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (path === STDIN) continue;
    try {
      await access(path, constants.R_OK);
      if ((await stat(path)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    } catch (cause) {
      throw new Fault('input', `cannot read ${path}: ${reasonOf(cause)}`, cause);
    }
  }
}

/** Opens a file, a named pipe or, for `-`, standard input. */
export async function openSource(path: string): Promise<Source> {
  const name = path === STDIN ? 'standard input' : path;
  try {
    const isFile = path === STDIN ? fstatSync(0).isFile() : statSync(path).isFile();
    if (!isFile && path === STDIN) return new StreamSource(name, process.stdin);
    const descriptor = path === STDIN ? 0 : openSync(path, isFile ? 'r' : PIPE);
    if (isFile) return new FileSource(name, descriptor, fstatSync(descriptor).size);
    return new StreamSource(name, new Socket({ fd: descriptor, readable: true, writable: false }));
  } catch (cause) {
    throw new Fault('input', `cannot read ${name}: ${reasonOf(cause)}`, cause);
  }
}

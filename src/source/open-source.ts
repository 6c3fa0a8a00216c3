import { constants, fstatSync, open, type Stats, statSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { Fault, reasonOf } from '../base/fault.ts';
import { FileSource } from './file-source.ts';
import type { Source } from './source.ts';
import { StreamSource } from './stream-source.ts';

const openDescriptor = promisify(open);

/** The path that stands for standard input. */
export const STDIN = '-';

/** A named pipe is opened without a wait for its writer, and read by events when one comes. */
const PIPE = constants.O_RDONLY | constants.O_NONBLOCK;

/** How messages call an input. */
export function sourceName(path: string): string {
  return path === STDIN ? 'standard input' : path;
}

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

/** Whether a read may wait for another process or a person, for as long as they like. */
function waits(facts: Stats): boolean {
  return facts.isFIFO() || facts.isSocket() || (facts.isCharacterDevice() && isatty(0));
}

/** Whether an input may have to be waited for: a pipe, a socket, a terminal. */
export function mayWait(path: string): boolean {
  return waits(path === STDIN ? fstatSync(0) : statSync(path));
}

/** Opens a file, a device, a named pipe or, for `-`, standard input. */
export async function openSource(path: string): Promise<Source> {
  const name = sourceName(path);
  try {
    const facts = path === STDIN ? fstatSync(0) : await stat(path);
    // A device was not written when somebody looked at it last.
    const writtenBy = facts.isFile() ? facts.mtimeMs / 1000 : undefined;
    if (path === STDIN)
      return waits(facts)
        ? new StreamSource(name, process.stdin)
        : new FileSource(name, 0, writtenBy);
    if (!facts.isFIFO()) return new FileSource(name, await openDescriptor(path, 'r'), writtenBy);
    const fd = await openDescriptor(path, PIPE);
    return new StreamSource(name, new Socket({ fd, readable: true, writable: false }));
  } catch (cause) {
    throw new Fault('input', `cannot read ${name}: ${reasonOf(cause)}`, cause);
  }
}

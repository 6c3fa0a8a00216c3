import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Fault, type FaultCode, reasonOf } from '../../base/fault.ts';
import { requireOwn } from '../store/trusted.ts';

const { O_APPEND, O_CREAT, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_TRUNC, O_WRONLY } =
  constants;

const MODE = 0o600;

/**
 * Opens a file of the state directory to read it; undefined when it is not there. A symbolic link, and
 * what is not a file of our own that is closed to others, is refused with a Fault.
 */
export function openToRead(path: string): number | undefined {
  try {
    return trusted(path, O_RDONLY);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw faultOf('input', `read ${path}`, cause);
  }
}

/** Appends text in one piece, so that two who append at once do not mix; it is on the disk when this returns. */
export function appendTo(path: string, text: string): void {
  withFault('output', `write ${path}`, () => {
    const descriptor = trusted(path, O_WRONLY | O_APPEND | O_CREAT);
    try {
      writeWhole(descriptor, Buffer.from(text));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

/**
 * Puts other content in place of a file: whoever reads it finds the one or the other, also after a power
 * failure. `write` gets a function that appends to the new file.
 */
export function replaceFile(
  path: string,
  write: (append: (bytes: Uint8Array) => void) => void,
): void {
  withFault('output', `write ${path}`, () => {
    const aside = `${path}.new`;
    const descriptor = trusted(aside, O_WRONLY | O_CREAT | O_TRUNC);
    try {
      write((bytes) => writeWhole(descriptor, bytes));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(aside, path);
    const directory = openSync(dirname(path), O_RDONLY | O_DIRECTORY);
    fsyncSync(directory);
    closeSync(directory);
  });
}

/** Reads a piece of a file; gives how many bytes there were. */
export function readAt(path: string, descriptor: number, into: Uint8Array, at: number): number {
  return withFault('input', `read ${path}`, () => readSync(descriptor, into, 0, into.length, at));
}

/** A pipe in place of a file does not hang the run. */
function trusted(path: string, flags: number): number {
  const descriptor = openSync(path, flags | O_NOFOLLOW | O_NONBLOCK, MODE);
  try {
    requireOwn(path, fstatSync(descriptor), 'file');
    return descriptor;
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
}

/** A disk that is almost full takes a part and refuses the rest with the next call. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(descriptor, bytes, done);
}

function withFault<T>(code: FaultCode, doing: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw faultOf(code, doing, cause);
  }
}

function faultOf(code: FaultCode, doing: string, cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  return new Fault(code, `cannot ${doing}: ${reasonOf(cause)}`, cause);
}

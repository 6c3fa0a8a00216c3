import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { Fault, reasonOf } from '../base/fault.ts';
import { printable } from './quote.ts';

/** A YAML file is a few hundred lines; more is another file by mistake. */
const LARGEST = 1024 * 1024;

/** What a file is for, as faults tell of it. */
interface Purpose {
  /** What it is: `config`, `rule`. */
  readonly kind: string;
  readonly wanted: string;
}

/** The text of the YAML file at `path`: UTF-8, at most 1 MiB. Also reads a pipe. */
export async function readText(path: string, { kind, wanted }: Purpose): Promise<string> {
  const name = printable(path);
  let bytes: Buffer;
  try {
    const file = await open(path);
    try {
      bytes = await readAll(file);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new Fault('config', `cannot read ${kind} ${name}: ${reasonOf(cause)}, ${wanted}`, cause);
  }
  if (bytes.length > LARGEST)
    throw new Fault(
      'config',
      `${kind} ${name} is larger than 1 MiB, wanted a YAML file of some lines`,
    );
  if (!isUtf8(bytes)) {
    const { row, column } = firstBad(bytes);
    throw new Fault('config', `${name}:${row}:${column}: not UTF-8, wanted a YAML file in UTF-8`);
  }
  return new TextDecoder().decode(bytes);
}

/** All bytes, or the first few too many. */
async function readAll(file: FileHandle): Promise<Buffer> {
  const bytes = Buffer.alloc(LARGEST + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length);
    length += bytesRead;
    if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length);
  }
}

/** Row and column of the first byte that is no UTF-8, from 1. */
function firstBad(bytes: Buffer): { row: number; column: number } {
  let start = 0;
  for (let row = 1; ; row++) {
    const stop = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, stop === -1 ? bytes.length : stop);
    if (!isUtf8(line)) return { row, column: line.toString('utf8').indexOf('\ufffd') + 1 };
    start = stop + 1;
  }
}

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Fault } from '../base/fault.ts';

/**
 * Refuses to write a report over a file that holds something else: `--summary access.log`, with the file that was
 * to be read behind an option that takes one, would end the log. A report of before begins with `beginning`, ASCII;
 * an empty file, and what is no file, hold nothing.
 */
export function refuseForeign(name: string, path: string, beginning: string): void {
  const found = beginningOf(path, beginning.length);
  if (found === '' || found === beginning) return;
  const message = `cannot write ${name} into ${path}: the file holds something else`;
  throw new Fault('usage', `${message}; name another file, or take it away first`);
}

function beginningOf(path: string, length: number): string {
  try {
    if (!statSync(path).isFile()) return '';
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // What is not there holds nothing; what cannot be read mostly cannot be written, and that tells why.
    return '';
  }
}

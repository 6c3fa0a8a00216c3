import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 20;

/** The lines of a file without their ends, one character a byte; what follows the last end is a line if it is not empty. */
export function* linesOf(path: string): Generator<string> {
  const fd = openSync(path, 'r');
  const block = Buffer.alloc(BLOCK);
  let rest = '';
  try {
    for (let size = readSync(fd, block); size > 0; size = readSync(fd, block)) {
      const lines = (rest + block.toString('latin1', 0, size)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(fd);
  }
}

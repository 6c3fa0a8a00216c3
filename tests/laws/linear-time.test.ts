import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { exitOf, start } from './command.ts';
import { type HostileLine, hostileLines } from './hostile-lines.ts';
import { FORMAT_NAMES, FORMATS } from './sluice-of.ts';

/*
 * Linear time, whatever a line holds. Nothing is timed: each line is so long that work which grows
 * with its square takes minutes, and all lines of a format together take seconds. A run that does
 * not come to its end is killed, and the line that it did not come past is named.
 */

const PATIENCE = 30_000;

describe('a line of any pattern is done with', () => {
  for (const format of FORMAT_NAMES) {
    it(
      format,
      async () => {
        expect(await stuckAt(FORMATS[format], hostileLines(format))).toBeUndefined();
      },
      2 * PATIENCE,
    );
  }
});

/** The name of the line that a run did not come past; undefined when it came to its end. */
async function stuckAt(format: string, lines: readonly HostileLine[]): Promise<string | undefined> {
  const child = start(['--quiet', '--format', format]);
  const ended = exitOf(child);
  child.stdin.on('error', () => undefined);
  let done = 0;
  createInterface(child.stdout).on('line', () => {
    done++;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  Readable.from(lines)
    .map((line: HostileLine) => Buffer.from(`${line.text()}\n`, 'latin1'))
    .pipe(child.stdin);
  const status = await ended;
  clearTimeout(timer);
  return status === 0 && done === lines.length ? undefined : (lines[done]?.name ?? 'the end');
}

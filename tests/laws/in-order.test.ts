import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { run } from './command.ts';
import { law } from './law.ts';
import { FORMAT_NAMES, passed, sluiceOf } from './sluice-of.ts';
import { anyLine, LINE_LIMIT } from './streams.ts';

/*
 * In order: the lines of one source leave in the order in which they came. How to try a failing case
 * again: law.ts.
 */

const temporaryDirectory = temporaryDirectories();

describe('what stands in the place of a line is what that line alone would give', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const line = anyLine(format).map((text) => `${text}\n`);
      await law(
        40,
        fc.asyncProperty(fc.array(line, { maxLength: 10 }), fc.nat(500), async (lines, size) => {
          // A line without a time has that of the line before: both ways begin with the same one.
          const clock = () => 0;
          const wanted: string[] = [];
          const alone = await sluiceOf(format, { lineLimit: LINE_LIMIT, clock });
          for (const one of lines) wanted.push(latin1(alone.push(bytesOf(one))));
          const together = await sluiceOf(format, { lineLimit: LINE_LIMIT, clock });
          const source = lines.join('');
          let out = '';
          for (let at = 0; at < source.length; at += size + 1)
            out += latin1(together.push(bytesOf(source.slice(at, at + size + 1))));
          expect(out).toBe(wanted.join(''));
        }),
      );
    });
  }
});

const numbers = (text: string): number[] =>
  [...text.matchAll(/line(\d+)/g)].map(([, n]) => Number(n));

const LINES = 40_000;

/** Lines of very different length and work, each with its number. */
const numbered = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const filler = i % 1000 === 7 ? 'x'.repeat(100_000) : 'a@example.org '.repeat(i % 5);
    return `line${first + i} 192.0.2.${i % 256} ${filler}\n`;
  }).join('');

it('a long run leaves every line in its place, over all blocks and files', async () => {
  const directory = temporaryDirectory();
  const paths = ['a.log', 'b.log'].map((file) => join(directory, file));
  // The first file does not end with a line end.
  writeFileSync(paths[0], numbered(0, LINES / 2).trimEnd());
  writeFileSync(paths[1], numbered(LINES / 2, LINES / 2));
  const { stdout } = await run(paths);
  expect(numbers(stdout)).toEqual(Array.from({ length: LINES }, (_, i) => i));
});

it('withheld lines stand in their places', async () => {
  const lines = Array.from({ length: 500 }, (_, i) =>
    i % 7 === 3 ? `line${i} ${'x'.repeat(LINE_LIMIT)}` : `line${i} 192.0.2.1`,
  );
  const out = passed(
    await sluiceOf('text', { lineLimit: LINE_LIMIT }),
    `${lines.join('\n')}\n`,
  ).split('\n');
  for (const [i, line] of out.slice(0, -1).entries())
    expect(line).toMatch(i % 7 === 3 ? /withheld, reason too_long/ : new RegExp(`^line${i} fd`));
});

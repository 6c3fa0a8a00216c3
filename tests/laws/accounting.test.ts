import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import type { Tally } from '../../src/model/tally.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { exitOf, run, start } from './command.ts';
import { law } from './law.ts';
import { FORMAT_NAMES, sluiceOf } from './sluice-of.ts';
import { LINE_LIMIT, sourceOf } from './streams.ts';

/*
 * Accounted: lines in = lines out + withheld + dropped, at every moment and in the summary; and the
 * numbers are those of the bytes. How to try a failing case again: law.ts.
 */

const temporaryDirectory = temporaryDirectories();

const MARKER =
  /^(?:\[logsluice: line withheld, reason \w+\]|\{"logsluice":"line withheld","reason":"\w+"\})\r?$/;

const sum = (counts: Iterable<number>): number =>
  [...counts].reduce((all, count) => all + count, 0);

/** What the bytes themselves say: lines, and how many of those that left are markers. */
function counted(source: string, out: string) {
  const lines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
  const markers = lines(out).filter((line) => MARKER.test(line)).length;
  return {
    linesIn: lines(source).length,
    linesOut: lines(out).length - markers,
    withheld: markers,
    bytesIn: source.length,
    bytesOut: out.length,
  };
}

function toldBy(tally: Tally) {
  const { linesIn, linesOut, bytesIn, bytesOut } = tally;
  return { linesIn, linesOut, withheld: sum(tally.withheld), bytesIn, bytesOut };
}

describe('after every block the tally is that of the bytes, up to the last line end', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      await law(
        60,
        fc.asyncProperty(
          sourceOf(format),
          fc.integer({ min: 1, max: 300 }),
          async (source, size) => {
            const sluice = await sluiceOf(format, { lineLimit: LINE_LIMIT });
            let out = '';
            for (let at = 0; at < source.length; at += size) {
              out += latin1(sluice.push(bytesOf(source.slice(at, at + size))));
              const whole = source.slice(0, source.lastIndexOf('\n', at + size - 1) + 1);
              expect(toldBy(sluice.tally)).toEqual(counted(whole, out));
              expect(sluice.tally.linesIn).toBe(
                sluice.tally.linesOut + sum(sluice.tally.withheld) + sluice.tally.dropped,
              );
            }
            out += latin1(sluice.end());
            expect(toldBy(sluice.tally)).toEqual(counted(source, out));
          },
        ),
      );
    });
  }
});

it('a source that is interrupted: the line in hand is withheld and counted', async () => {
  await law(
    100,
    fc.asyncProperty(sourceOf('auto'), async (source) => {
      const sluice = await sluiceOf('auto', { lineLimit: LINE_LIMIT });
      const out = latin1(sluice.push(bytesOf(source))) + latin1(sluice.interrupt());
      expect(toldBy(sluice.tally)).toEqual(counted(source, out));
      expect(out === '' || out.endsWith('\n')).toBe(true);
    }),
  );
});

/** The summary in the words of the tally. */
function summaryAt(path: string) {
  const told = JSON.parse(readFileSync(path, 'utf8'));
  expect(told.lines_in).toBe(told.lines_out + sum(Object.values(told.withheld)) + told.dropped);
  return {
    linesIn: told.lines_in,
    linesOut: told.lines_out,
    withheld: sum(Object.values<number>(told.withheld)),
    bytesIn: told.bytes_in,
    bytesOut: told.bytes_out,
  };
}

it('the summary of a run is that of its bytes', async () => {
  const directory = temporaryDirectory();
  const source = fc.sample(sourceOf('auto'), 200).join('\n');
  const summary = join(directory, 'summary.json');
  const { stdout, status } = await run(['--summary', summary], source);
  expect(status).toBe(0);
  expect(summaryAt(summary)).toEqual(counted(source, stdout));
});

it('the summary of a run that a signal ended is that of the bytes that it wrote', async () => {
  const summary = join(temporaryDirectory(), 'summary.json');
  const child = start(['--summary', summary]);
  const out = text(child.stdout.setEncoding('latin1'));
  const ended = exitOf(child);
  child.stdin.write('from 192.0.2.1\nfrom 192.0.2.2\nfrom 192.');
  await once(child.stdout, 'readable');
  child.kill('SIGTERM');
  await ended;
  expect(summaryAt(summary)).toEqual(
    counted('from 192.0.2.1\nfrom 192.0.2.2\nfrom 192.', await out),
  );
});

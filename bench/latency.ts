import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from './generate/whole-number.ts';
import { writeLog } from './generate/write-log.ts';
import { histogram, quantile } from './latency/histogram.ts';
import { pass } from './latency/pass.ts';
import { machineText, thisMachine } from './machine.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';

/*
 * How long does a line stay inside? Lines go through a process of logsluice over two pipes: now and then one, as
 * in a quiet night; and at half of the rate that the process can keep up with.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(PROJECT, 'dist/cli/main.js');

/** Between two lines of a quiet night, in ms, and how many of them. */
const QUIET = 20;
const QUIET_LINES = 300;

/** Lines that go through before, until the machine has compiled what runs often. */
const FIRST_LINES = 100_000;

/** What the design promises, in ms: in a quiet night, and below half of the load 99 of 100 lines. */
const IDLE_BOUND = 5;
const LOADED_BOUND = 20;

function linesOf(count: number): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-latency-'));
  try {
    const file = join(directory, 'access.log');
    writeLog({ lines: count, seed: 1 }, file);
    return readFileSync(file, 'latin1').trimEnd().split('\n');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function rowOf(name: string, took: Float64Array, bound: string): string {
  const sorted = took.toSorted();
  const cells = [0.5, 0.99, 0.999, 1].map((share) => `${quantile(sorted, share).toFixed(2)} ms`);
  return `| ${[name, String(took.length), ...cells, bound].join(' | ')} |`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '500000' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [load = 0] = loadavg();
  const all = linesOf(FIRST_LINES + Math.max(QUIET_LINES, wholeNumber('--lines', values.lines)));
  const first = all.slice(0, FIRST_LINES);
  const lines = all.slice(FIRST_LINES);
  const idle = await pass(PROGRAM, first, lines.slice(0, QUIET_LINES), (time) => time / QUIET);
  // Everything at once: the last line says how long all of them take.
  const full = await pass(PROGRAM, first, lines, () => lines.length);
  const perMillisecond = lines.length / Math.max(...full.subarray(-1));
  const loaded = await pass(PROGRAM, first, lines, (time) => (time * perMillisecond) / 2);
  const rate = Math.round(perMillisecond * 1000);
  const text = [
    `${new Date().toISOString().slice(0, 10)}: over two pipes, the process pinned to one core and warm after ${FIRST_LINES} lines; it keeps up with ${rate} lines/s so. ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
    '',
    '| lines | of them | median | 99 % | 99.9 % | longest | goal |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    rowOf(`one every ${QUIET} ms`, idle, `all within ${IDLE_BOUND} ms`),
    rowOf('at half of that rate', loaded, `99 % within ${LOADED_BOUND} ms`),
    '',
    'At half of that rate:',
    '',
    '```text',
    ...histogram(loaded),
    '```',
  ].join('\n');
  process.stdout.write(`${text}\n`);
  const readme = join(PROJECT, 'bench/README.md');
  if (!values['dry-run'])
    writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'latency', text));
}

await main();

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from './generate/whole-number.ts';
import { writeLog } from './generate/write-log.ts';
import { machineText, thisMachine } from './machine.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';
import { chart } from './whole-process/chart.ts';
import { checkTool, type Files, rowsOf, timeTools } from './whole-process/compare.ts';
import type { Result } from './whole-process/result.ts';
import { Shell } from './whole-process/shell.ts';
import { table } from './whole-process/table.ts';
import { TOOLS } from './whole-process/tools.ts';

/*
 * How fast is logsluice as a whole process, beside what is at hand on any server? Every tool reads
 * the same generated log; its answer is checked before its time is taken.
 */

/** The project, seen from where this file is compiled to. */
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

function measure(files: Files, lines: number, seed: number, rounds: number): Result {
  const env = {
    FILE: files.log,
    SUMMARY: files.summary,
    NODE: process.execPath,
    COPY: fileURLToPath(new URL('./whole-process/copy.js', import.meta.url)),
    LOGSLUICE: join(PROJECT, 'dist/cli/main.js'),
  };
  const [load = 0] = loadavg();
  const shell = new Shell(env, `${files.out}.costs`);
  const asked = TOOLS.map((tool) => ({ ...tool, found: shell.firstLine(tool.version) ?? '' }));
  const tools = asked.filter((tool) => tool.found !== '');
  if (!tools.some((tool) => tool.ours)) throw new Error(`${env.LOGSLUICE} does not run`);
  const skipped = asked.filter((tool) => tool.found === '').map((tool) => tool.name);
  if (skipped.length > 0) tell(`not there, so skipped: ${skipped.join(', ')}`);
  tell(`generating ${lines} lines`);
  writeLog({ lines, seed }, files.log, files.truth);
  for (const tool of tools) {
    tell(`checking the answer of ${tool.name}`);
    checkTool(tool, shell, files, lines);
  }
  tell(`timing ${rounds} rounds`);
  const rows = rowsOf(tools, timeTools(tools, shell, rounds), lines);
  const input = { lines, bytes: statSync(files.log).size, seed };
  const date = new Date().toISOString().slice(0, 10);
  const machine = thisMachine();
  return { date, machine, pinned: shell.pinned, load, input, rounds, rows, skipped };
}

/** Writes the figures, the drawing and the table of the README. */
function publish(result: Result): void {
  const results = join(PROJECT, 'bench/results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'whole-process.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  // A ceiling's bar would leave the others too short to be compared.
  const bars = result.rows
    .filter((row) => !row.ceiling)
    .map(({ name, does, linesPerSecond, ours }) => ({
      label: name,
      note: does,
      value: linesPerSecond,
      highlighted: ours,
    }));
  const svg = chart(
    `nginx combined lines a second, whole process${result.pinned ? ', one core' : ''}`,
    `${machineText(result.machine)}; ${result.date}`,
    'lines/s',
    bars,
  );
  writeFileSync(join(results, 'whole-process.svg'), svg);
  const readme = join(PROJECT, 'bench/README.md');
  const text = betweenMarkers(readFileSync(readme, 'utf8'), 'whole-process', table(result));
  writeFileSync(readme, text);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const lines = wholeNumber('--lines', values.lines);
  const rounds = Math.max(3, wholeNumber('--rounds', values.rounds));
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-bench-'));
  try {
    const file = (name: string): string => join(directory, name);
    const files = {
      log: file('access.log'),
      truth: file('truth.ndjson'),
      out: file('out'),
      summary: file('summary.json'),
    };
    const result = measure(files, lines, wholeNumber('--seed', values.seed), rounds);
    process.stdout.write(`${table(result)}\n`);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(result));
    if (!values['dry-run']) publish(result);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  tell(`bench: ${(error as Error).message}`);
  process.exitCode = 1;
}

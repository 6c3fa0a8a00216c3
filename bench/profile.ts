import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from './generate/whole-number.ts';
import { writeLog } from './generate/write-log.ts';
import { machineText, thisMachine } from './machine.ts';
import type { CallFrame, CpuProfile } from './profile/cpu-profile.ts';
import { modulesOf } from './profile/modules-of.ts';
import { table } from './profile/table.ts';
import { timeByVerb, type VerbTime } from './profile/time-by-verb.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';

/*
 * Where does the time go? A log goes through the built program under V8's profiler, and the time of each
 * function counts for the verb of the design that it belongs to.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(PROJECT, 'dist/cli/main.js');
const FORMATS = ['combined', 'json'] as const;

/** Between two looks at what runs, in microseconds. */
const INTERVAL = 500;

/** Profiles a run over a log of `format`; checks that all of its lines were taken. */
function profileOf(format: string, lines: number, directory: string): readonly VerbTime[] {
  const log = join(directory, `${format}.log`);
  const summary = join(directory, 'summary.json');
  const profiles = join(directory, format);
  writeLog({ lines, seed: 1, format }, log);
  const node = ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-interval=${INTERVAL}`];
  const own = [PROGRAM, '-q', '--threads', '1', '--summary', summary, '-o', '/dev/null', log];
  const pin = ['taskset', '-c', String(availableParallelism() - 1)];
  const [program = '', ...args] = [...pin, process.execPath, ...node, ...own];
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`logsluice ended with ${status}: ${stderr}`);
  const counted = JSON.parse(readFileSync(summary, 'utf8')) as { lines_in: number };
  if (counted.lines_in !== lines)
    throw new Error(`${lines} lines went in, ${counted.lines_in} were counted`);
  const [file = ''] = readdirSync(profiles);
  const profile = JSON.parse(readFileSync(join(profiles, file), 'utf8')) as CpuProfile;
  return timeByVerb(profile, modulesFrom(new Map()));
}

/** Finds the module of a function, in files of the bundle that are read when the first of them is met. */
function modulesFrom(
  known: Map<string, readonly string[]>,
): (frame: CallFrame) => string | undefined {
  return ({ url, lineNumber }) => {
    if (!url.startsWith('file:') || url.includes('/node_modules/')) return undefined;
    const modules = known.get(url) ?? modulesOf(readFileSync(fileURLToPath(url), 'utf8'));
    known.set(url, modules);
    return modules[lineNumber];
  };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '1000000' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const lines = wholeNumber('--lines', values.lines);
  const [load = 0] = loadavg();
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-profile-'));
  try {
    const runs = FORMATS.map((format) => profileOf(format, lines, directory));
    const text = [
      `${new Date().toISOString().slice(0, 10)}: ${lines} lines (seed 1), file in, /dev/null out, one thread, a look every ${INTERVAL} µs; time a line and its share. ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
      '',
      ...table(FORMATS, runs, lines),
    ].join('\n');
    process.stdout.write(`${text}\n`);
    const readme = join(PROJECT, 'bench/README.md');
    if (!values['dry-run'])
      writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'profile', text));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

main();

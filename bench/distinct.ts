import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { distinctLine } from './distinct/distinct-line.ts';
import { wholeNumber } from './generate/whole-number.ts';
import { machineText, thisMachine } from './machine.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';
import { checkSummary } from './whole-process/check-summary.ts';

/*
 * Does a run get slower, or larger, when every line has an address that it never met? One process takes all of them
 * out of a pipe; its processor time and memory are looked at ten times on the way, as Linux tells them.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(PROJECT, 'dist/cli/main.js');

const PARTS = 10;

/** Lines that are written at once. */
const BATCH = 2000;

/** Clock ticks a second in /proc (USER_HZ). */
const TICKS = 100;

/** Seconds of processor time, and MiB now and at most, that a process has taken. */
function used(pid: number): {
  readonly seconds: number;
  readonly now: number;
  readonly peak: number;
} {
  const read = (file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  // The name of the command, in brackets, may hold blanks.
  const fields = read('stat').split(') ')[1]?.split(' ') ?? [];
  const mib = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(read('status'))?.[1]) / 1024;
  const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
  return { seconds, now: mib('VmRSS'), peak: mib('VmHWM') };
}

async function rowsOf(addresses: number, summary: string): Promise<string[]> {
  const args = ['-q', '--threads', '1', '--summary', summary, '-o', '/dev/null'];
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  const rows: string[] = [];
  let before = 0;
  for (let part = 1, i = 0; part <= PARTS; part++) {
    const stop = Math.round((addresses * part) / PARTS);
    const count = stop - i;
    while (i < stop) {
      let text = '';
      for (const end = Math.min(stop, i + BATCH); i < end; i++) text += distinctLine(i);
      if (!child.stdin.write(text)) await once(child.stdin, 'drain');
    }
    const { seconds, now, peak } = used(child.pid ?? 0);
    const rate = Math.round(count / (seconds - before));
    rows.push(`| ${i} | ${rate} | ${now.toFixed(0)} MiB | ${peak.toFixed(0)} MiB |`);
    before = seconds;
    process.stderr.write(`${i} of ${addresses}\n`);
  }
  child.stdin.end();
  await ended;
  checkSummary(summary, addresses);
  return rows;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      addresses: { type: 'string', default: '50000000' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const addresses = wholeNumber('--addresses', values.addresses);
  const [load = 0] = loadavg();
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-distinct-'));
  try {
    const text = [
      `${new Date().toISOString().slice(0, 10)}: ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
      '',
      '| lines so far | lines a second of processor time since the row above | memory | most so far |',
      '| ---: | ---: | ---: | ---: |',
      ...(await rowsOf(addresses, join(directory, 'summary.json'))),
    ].join('\n');
    process.stdout.write(`${text}\n`);
    const readme = join(PROJECT, 'bench/README.md');
    if (!values['dry-run'])
      writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'distinct', text));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();

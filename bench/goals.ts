import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BlockWriter } from './generate/block-writer.ts';
import { wholeNumber } from './generate/whole-number.ts';
import { writeLog } from './generate/write-log.ts';
import {
  type Costs,
  type Goal,
  goalTable,
  milliseconds,
  peak,
  type Trial,
  timesAs,
} from './goals/goal.ts';
import { worstLine } from './goals/worst-line.ts';
import { machineText, thisMachine } from './machine.ts';
import { CUSTOM, customRules } from './rules-cost/custom-rules.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';
import { checkSummary } from './whole-process/check-summary.ts';
import { checkTool } from './whole-process/compare.ts';
import { linesOf } from './whole-process/lines-of.ts';
import { secretsOf } from './whole-process/secrets-of.ts';
import { type Cost, Shell } from './whole-process/shell.ts';
import { TOOLS } from './whole-process/tools.ts';

/*
 * The table of goals: how near the whole process comes to each, all in one run, in pairs.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** How many more lines the long log has. */
const LONG = 10;

/** The tools that the goals name, by their name in TOOLS. */
const NAMED = ['perl, HMAC and cache', 'mawk', 'Node, copy', 'logsluice'] as const;

const rate = (trial: Trial | undefined, of: 'lines' | 'bytes'): number => trial?.[of] ?? Number.NaN;

/** How many times the rate of `other` that of `one` is, in lines or bytes a second. */
function rateAs(
  trials: ReadonlyMap<string, Trial>,
  [one, other]: readonly [string, string],
  of: 'lines' | 'bytes',
): (costs: Costs) => number {
  const work = rate(trials.get(one), of) / rate(trials.get(other), of);
  return (costs) => work * timesAs(costs, other, one);
}

function goalsOf(trials: ReadonlyMap<string, Trial>): Goal[] {
  const over = (other: string) => rateAs(trials, ['logsluice', other], 'lines');
  return [
    {
      measure: 'lines/s over perl with cached HMACs in column 1',
      reached: over('perl, HMAC and cache'),
      atLeast: 2.5,
      unit: '×',
    },
    {
      measure: 'lines/s over mawk that zeroes an octet of column 1',
      reached: over('mawk'),
      atLeast: 1.5,
      unit: '×',
    },
    {
      measure: 'lines/s over an unchanged copy in Node',
      reached: over('Node, copy'),
      atLeast: 0.2,
      unit: '×',
    },
    {
      measure: 'MB/s of JSON lines over that of combined lines',
      reached: rateAs(trials, ['JSON', 'logsluice'], 'bytes'),
      atLeast: 0.6,
      unit: '×',
    },
    {
      measure: 'lines/s where every value is new over the ordinary ones',
      reached: rateAs(trials, ['worst', 'logsluice'], 'lines'),
      atLeast: 0.125,
      unit: '×',
    },
    {
      measure: `lines/s of two threads over one, ${LONG} × the lines, not pinned`,
      reached: (costs) => timesAs(costs, 'one thread', 'two threads'),
      atLeast: 1.7,
      unit: '×',
    },
    {
      measure: `time with ${CUSTOM} keyword rules of a user over none`,
      reached: (costs) => timesAs(costs, 'custom', 'logsluice'),
      atMost: 1.3,
      unit: '×',
    },
    {
      measure: `time of ${LONG} × the lines`,
      reached: (costs) => timesAs(costs, 'long', 'logsluice'),
      atMost: 10.5,
      unit: '×',
    },
    {
      measure: `peak memory of ${LONG} × the lines`,
      reached: (costs) => peak(costs, 'long') / peak(costs, 'logsluice'),
      atMost: 1.05,
      unit: '×',
    },
    {
      measure: 'peak memory, one thread',
      reached: (costs) => peak(costs, 'long'),
      atMost: 150,
      unit: 'MiB',
    },
    {
      measure: 'time of --version over that of node -e 0',
      reached: (costs) => timesAs(costs, 'version', 'node'),
      atMost: 1.3,
      unit: '×',
    },
    {
      measure: 'a file of one line, from the start to the end of the process',
      reached: (costs) => milliseconds(costs, 'one line'),
      atMost: 200,
      unit: 'ms',
    },
  ];
}

/** Throws when rules of which none fits change what leaves. */
function checkSame(shell: Shell, scripts: readonly string[], summary: string): void {
  const [without, withRules] = scripts.map((script) => {
    shell.run(script, '/dev/null');
    const { lines_out, replaced } = JSON.parse(readFileSync(summary, 'utf8')) as Record<
      string,
      unknown
    >;
    return JSON.stringify({ lines_out, replaced });
  });
  if (without !== withRules)
    throw new Error(`without rules of a user: ${without}; with them: ${withRules}`);
}

/** What runs it on so many threads, on all cores; undefined where there is one. */
function threadsScript(threads: number, log: string): string | undefined {
  const cores = Number(execFileSync('nproc', ['--all'], { encoding: 'utf8' }));
  if (cores < 2) return undefined;
  return `exec taskset -c 0-${cores - 1} "$NODE" "$LOGSLUICE" -q --keys "$KEYS" --threads ${threads} "${log}"`;
}

/** Throws when two scripts do not write the same. */
function checkAlike(shell: Shell, scripts: readonly string[], out: string): void {
  const [one, other] = scripts.map((script, i) => {
    shell.run(script, `${out}-${i}`);
    return shell.firstLine(`sha256sum < "${out}-${i}"`);
  });
  if (one === undefined || one !== other) throw new Error('several threads write other lines');
}

/** Throws when a planted value is left in what logsluice made of `log`, or a line is missing. */
function checkOurs(
  shell: Shell,
  { log, out, summary }: Record<'log' | 'out' | 'summary', string>,
  lines: Iterable<{ readonly secrets: readonly string[] }>,
): void {
  shell.run(`exec "$NODE" "$LOGSLUICE" --summary "${summary}" "${log}"`, out);
  const made = linesOf(out);
  let number = 0;
  for (const { secrets } of lines) {
    number++;
    const { value, done } = made.next();
    if (done) throw new Error(`the output ends before line ${number} of ${log}`);
    // What stands in a harmless place too, such as a short number, tells nothing.
    if (secrets.some((secret) => secret.length > 6 && value.includes(secret)))
      throw new Error(`a planted value is left in line ${number} of ${log}`);
  }
  checkSummary(summary, number);
}

function* worstLines(count: number) {
  for (let i = 0; i < count; i++) yield worstLine(i);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '500000' },
      rounds: { type: 'string', default: '3' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const lines = wholeNumber('--lines', values.lines);
  const rounds = wholeNumber('--rounds', values.rounds);
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-goals-'));
  try {
    const file = (name: string) => join(directory, name);
    const [out, summary, truth] = [file('out'), file('summary.json'), file('truth')];
    const [load = 0] = loadavg();
    const env = {
      FILE: file('combined'),
      SUMMARY: summary,
      KEYS: file('keys'),
      NODE: process.execPath,
      COPY: fileURLToPath(new URL('./whole-process/copy.js', import.meta.url)),
      LOGSLUICE: join(PROJECT, 'dist/cli/main.js'),
    };
    const shell = new Shell(env, file('costs'));
    writeLog({ lines: lines * LONG, seed: 2 }, file('long'));
    writeLog({ lines: 1, seed: 1 }, file('one line'), truth);
    checkOurs(shell, { log: file('one line'), out, summary }, secretsOf(file('one line'), truth));
    writeLog({ lines, seed: 1, format: 'json' }, file('JSON'), truth);
    checkOurs(shell, { log: file('JSON'), out, summary }, secretsOf(file('JSON'), truth));
    const worst = new BlockWriter(file('worst'));
    for (const { line } of worstLines(lines)) worst.write(Buffer.from(`${line}\n`));
    worst.close();
    checkOurs(shell, { log: file('worst'), out, summary }, worstLines(lines));
    writeLog({ lines, seed: 1 }, env.FILE, truth);
    const files = { log: env.FILE, truth, out, summary };
    const tools = TOOLS.filter(({ name }) => NAMED.some((one) => one === name)).filter(
      ({ version }) => shell.firstLine(version) !== undefined,
    );
    for (const tool of tools) checkTool(tool, shell, files, lines);
    const trialOf = (name: string, script: string, log: string, count: number) =>
      [name, { name, script, lines: count, bytes: statSync(log).size }] as const;
    const ours = (name: string, count: number) =>
      trialOf(name, `exec "$NODE" "$LOGSLUICE" "${file(name)}"`, file(name), count);
    const plain = `exec "$NODE" "$LOGSLUICE" --summary "${summary}" "$FILE"`;
    const custom = plain.replace('"$LOGSLUICE"', `"$LOGSLUICE" -c "${customRules(directory)}"`);
    checkSame(shell, [plain, custom], summary);
    const onThreads = [1, 2].flatMap((threads) => threadsScript(threads, file('long')) ?? []);
    shell.run('"$NODE" "$LOGSLUICE" keys init --keys "$KEYS"', '/dev/null');
    if (onThreads.length > 0) checkAlike(shell, onThreads, out);
    const trials = new Map<string, Trial>([
      ...tools.map(({ name, script }) => trialOf(name, script, env.FILE, lines)),
      trialOf('custom', custom, env.FILE, lines),
      ...onThreads.map((script, i) =>
        trialOf(i === 0 ? 'one thread' : 'two threads', script, file('long'), lines * LONG),
      ),
      ...[ours('JSON', lines), ours('worst', lines), ours('long', lines * LONG)],
      ...['node', 'version'].map((name) =>
        trialOf(
          name,
          `exec "$NODE" ${name === 'node' ? '-e 0' : '"$LOGSLUICE" --version'}`,
          file('one line'),
          1,
        ),
      ),
      ours('one line', 1),
    ]);
    const costs = new Map<string, Cost[]>([...trials.keys()].map((name) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const [name, { script }] of trials)
        costs.get(name)?.push(shell.run(script, '/dev/null'));
    const text = [
      `${new Date().toISOString().slice(0, 10)}: ${lines} lines, ${rounds} interleaved rounds, whole processes, ${shell.pinned ? 'pinned to one core' : 'not pinned'}. ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
      '',
      goalTable(goalsOf(trials), costs),
    ].join('\n');
    process.stdout.write(`${text}\n`);
    const readme = join(PROJECT, 'bench/README.md');
    if (!values['dry-run'])
      writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'goals', text));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

main();

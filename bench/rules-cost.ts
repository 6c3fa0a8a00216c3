import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Rule } from '../src/model/rule.ts';
import { wholeNumber } from './generate/whole-number.ts';
import { writeLog } from './generate/write-log.ts';
import { machineText, thisMachine } from './machine.ts';
import { CUSTOM, customRules } from './rules-cost/custom-rules.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';
import { median } from './whole-process/result.ts';
import { type Cost, Shell } from './whole-process/shell.ts';

/*
 * What do rules cost? One log goes through whole processes that differ in their rules alone: only
 * what is found by name, shape and field, as a policy without rule files had it; the whole library;
 * the library and 200 keyword rules of a user.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

interface Setting {
  readonly name: string;
  /** What it is compared with: the place of another setting. */
  readonly over: number | undefined;
  readonly config: string;
}

function settingsIn(directory: string): Setting[] {
  const { rules } = JSON.parse(readFileSync(join(PROJECT, 'dist/rules/library.json'), 'utf8')) as {
    rules: Rule[];
  };
  const plain = rules.filter(({ find }) =>
    find.every(({ by }) => ['names', 'shape', 'field'].includes(by)),
  );
  const config = (name: string, entries: readonly string[]): string => {
    const path = join(directory, `${name}.yaml`);
    writeFileSync(path, JSON.stringify({ rules: entries }));
    return path;
  };
  return [
    {
      name: `names, shapes and fields only (${plain.length} rules)`,
      over: undefined,
      config: config(
        'plain',
        plain.map(({ id }) => id),
      ),
    },
    { name: `the whole library (${rules.length} rules)`, over: 0, config: config('library', []) },
    {
      name: `the library and ${CUSTOM} keyword rules of a user`,
      over: 1,
      config: customRules(directory),
    },
  ];
}

/** How many lines came out and spans were replaced, as the summary says. */
function replaced(summary: string, lines: number): number {
  const counts = JSON.parse(readFileSync(summary, 'utf8')) as {
    lines_out: number;
    replaced: Record<string, number>;
  };
  if (counts.lines_out !== lines) throw new Error(`${counts.lines_out} lines came out of ${lines}`);
  return Object.values(counts.replaced).reduce((sum, count) => sum + count, 0);
}

function table(settings: readonly Setting[], costs: readonly (readonly Cost[])[]): string[] {
  const seconds = costs.map((measured) => measured.map((cost) => cost.seconds));
  const rows = settings.map(({ name, over }, i) => {
    const own = seconds[i] ?? [];
    const other = over === undefined ? undefined : seconds[over];
    const ratio = other && median(own.map((value, round) => value / (other[round] ?? value)));
    return `| ${name} | ${median(own).toFixed(2)} s | ${ratio === undefined ? '' : ratio.toFixed(2)} |`;
  });
  return ['| rules | median | times the row above |', '| --- | ---: | ---: |', ...rows];
}

function main(): void {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const lines = wholeNumber('--lines', values.lines);
  const rounds = wholeNumber('--rounds', values.rounds);
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-rules-cost-'));
  try {
    const log = join(directory, 'access.log');
    const summary = join(directory, 'summary.json');
    const [load = 0] = loadavg();
    writeLog({ lines, seed: 1 }, log, join(directory, 'truth.ndjson'));
    const settings = settingsIn(directory);
    const shell = new Shell({}, join(directory, 'costs'));
    const main = join(PROJECT, 'dist/cli/main.js');
    const script = ({ config }: Setting): string =>
      `node '${main}' -q -c '${config}' --summary '${summary}' '${log}'`;
    const found = settings.map((setting) => {
      shell.run(script(setting), '/dev/null');
      return replaced(summary, lines);
    });
    if ((found[1] ?? 0) < (found[0] ?? 0) || found[2] !== found[1])
      throw new Error(`the rules found ${found.join(', ')} spans: more rules must not find less`);
    const costs: Cost[][] = settings.map(() => []);
    for (let round = 0; round < rounds; round++)
      for (const [i, setting] of settings.entries())
        costs[i]?.push(shell.run(script(setting), '/dev/null'));
    const text = [
      `${new Date().toISOString().slice(0, 10)}: ${lines} combined lines, medians of ${rounds} interleaved rounds. ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
      '',
      ...table(settings, costs),
    ].join('\n');
    process.stdout.write(`${text}\n`);
    const readme = join(PROJECT, 'bench/README.md');
    if (!values['dry-run'])
      writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'rules-cost', text));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

main();

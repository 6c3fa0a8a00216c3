import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from './generate/whole-number.ts';
import { writeLog } from './generate/write-log.ts';
import { redacted } from './whole-process/answers.ts';
import { checkAnswer } from './whole-process/check-answer.ts';
import { checkSummary } from './whole-process/check-summary.ts';
import { median } from './whole-process/result.ts';
import { Shell } from './whole-process/shell.ts';

/*
 * Is one commit faster than another? Both are built apart, give right answers, and take turns over one log.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const USAGE = `usage: npm run bench:compare -- OLD [NEW] [--lines N] [--rounds N]
OLD and NEW are commits, branches or tags; without NEW it is the last commit (HEAD).`;

function call(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
}

/** Builds a commit in a directory of its own; gives the command line's file. */
function build(revision: string, directory: string): string {
  process.stderr.write(`building ${revision}\n`);
  call('git', ['worktree', 'add', '--detach', directory, revision], PROJECT);
  const lock = (of: string): string => readFileSync(join(of, 'package-lock.json'), 'utf8');
  // With other packages the two would not differ in their sources alone.
  if (lock(directory) === lock(PROJECT))
    symlinkSync(join(PROJECT, 'node_modules'), join(directory, 'node_modules'));
  else call('npm', ['ci', '--ignore-scripts'], directory);
  call('npm', ['run', 'build'], directory);
  return join(directory, 'dist/cli/main.js');
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lines: { type: 'string', default: '500000' },
      rounds: { type: 'string', default: '7' },
    },
  });
  const [old, recent = 'HEAD', ...more] = positionals;
  if (old === undefined || more.length > 0)
    throw new Error(`one or two commits are wanted\n${USAGE}`);
  const lines = wholeNumber('--lines', values.lines);
  const rounds = wholeNumber('--rounds', values.rounds);
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-compare-'));
  const file = (name: string): string => join(directory, name);
  const trees = [file('old'), file('new')];
  try {
    const names = [old, recent].map((revision) =>
      call('git', ['rev-parse', '--verify', '--short', `${revision}^{commit}`], PROJECT),
    );
    const mains = names.map((revision, i) => build(revision, trees[i] ?? ''));
    const [log, truth, out, summary] = [file('log'), file('truth'), file('out'), file('summary')];
    writeLog({ lines, seed: 1 }, log, truth);
    const shell = new Shell({ NODE: process.execPath }, file('costs'));
    const script = (path: string, options = ''): string =>
      `exec "$NODE" "${path}" -q ${options} "${log}"`;
    for (const path of mains) {
      shell.run(script(path, `--summary "${summary}"`), out);
      checkAnswer(redacted(), log, truth, out);
      checkSummary(summary, lines);
    }
    const seconds = mains.map((): number[] => []);
    for (let round = 0; round < rounds; round++)
      for (const [i, path] of mains.entries())
        seconds[i]?.push(shell.run(script(path), '/dev/null').seconds);
    const [before = [], after = []] = seconds;
    const ratios = after.map((value, round) => value / (before[round] ?? value));
    names.forEach((name, i) => {
      process.stdout.write(`${name}  median ${median(seconds[i] ?? []).toFixed(2)} s\n`);
    });
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) =>
      ratio.toFixed(3),
    );
    process.stdout.write(
      `${names[1]} takes ${median(ratios).toFixed(3)} of the time of ${names[0]} (${least} to ${most} in ${rounds} pairs)\n`,
    );
  } finally {
    for (const tree of trees)
      if (existsSync(tree))
        spawnSync('git', ['worktree', 'remove', '--force', tree], { cwd: PROJECT });
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`compare: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

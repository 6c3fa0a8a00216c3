import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from '../whole-process/lines-of.ts';
import type { FormatName } from './format.ts';

/** How logsluice is asked to do something. */
export interface Program {
  /** `dist/cli/main.js` of a built tree. */
  readonly path: string;
  /** A directory for the logs that it reads and writes. */
  readonly directory: string;
}

interface Summary {
  readonly withheld: Readonly<Record<string, number>>;
}

/** The lines as logsluice writes them, in one process with keys in memory. */
export function redacted(
  { path, directory }: Program,
  format: FormatName,
  lines: readonly string[],
): string[] {
  const input = join(directory, `${format}.log`);
  const output = join(directory, `${format}.out`);
  writeFileSync(input, lines.map((line) => `${line}\n`).join(''));
  const summary = join(directory, `${format}.json`);
  const to = ['--format', format, '--summary', summary, '--output', output];
  const args = [path, '--quiet', ...to, input];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`logsluice ended with ${status}: ${stderr}`);
  // A line that is withheld is no answer: nothing of it can be judged.
  const { withheld } = JSON.parse(readFileSync(summary, 'utf8')) as Summary;
  if (Object.keys(withheld).length > 0)
    throw new Error(`logsluice withheld lines: ${JSON.stringify(withheld)}`);
  const made = [...linesOf(output)].map((line) => Buffer.from(line, 'latin1').toString());
  if (made.length !== lines.length)
    throw new Error(`logsluice made ${made.length} lines of ${lines.length}`);
  return made;
}

interface Explanation {
  readonly spans: readonly { readonly kind: string; readonly found_by: string }[];
}

/** What `logsluice explain` says it found in a line: kinds, and what found them. */
export function foundIn({ path }: Program, format: FormatName, line: string): string {
  const args = [path, 'explain', '--json', '--format', format];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    input: `${line}\n`,
  });
  if (status !== 0) return 'explain failed';
  const { spans } = JSON.parse(stdout) as Explanation;
  const found = spans.filter((span) => !['address', 'agent'].includes(span.kind));
  return found.map((span) => `${span.kind} (${span.found_by})`).join(', ') || 'nothing told';
}

import type { VerbTime } from './time-by-verb.ts';
import { WORDS } from './verb-of.ts';

/** A verb with less than this share of the time is left out. */
const LEAST = 0.001;

/** So many functions are named. */
const NAMED = 3;

/** The times of runs over the same number of lines, one column a run, as rows of a table; the longest of the first run first. */
export function table(
  names: readonly string[],
  runs: readonly (readonly VerbTime[])[],
  lines: number,
): string[] {
  const totals = runs.map(totalOf);
  const order = new Set(runs.flat().map(({ verb }) => verb));
  const of = (run: readonly VerbTime[], verb: string) => run.find((one) => one.verb === verb);
  const rows = [...order]
    .filter((verb) => runs.some((run, i) => (of(run, verb)?.time ?? 0) > LEAST * (totals[i] ?? 0)))
    .map((verb) => {
      const cells = runs.map((run, i) => cellOf(of(run, verb)?.time ?? 0, totals[i] ?? 0, lines));
      const longest = runs[0] === undefined ? undefined : of(runs[0], verb);
      return [`${verb}: ${WORDS[verb] ?? ''}`, ...cells, functionsOf(longest)];
    });
  const all = totals.map((total) => cellOf(total, total, lines));
  return [
    ['where the time goes', ...names, `longest functions, ${names[0] ?? ''}`],
    ['---', ...names.map(() => '---:'), '---'],
    ...rows,
    ['all of it', ...all, ''],
  ].map((cells) => `| ${cells.join(' | ')} |`);
}

function totalOf(run: readonly VerbTime[]): number {
  return run.reduce((sum, { time }) => sum + time, 0);
}

/** Nanoseconds a line, and the share of all. */
function cellOf(time: number, total: number, lines: number): string {
  const share = total === 0 ? 0 : (100 * time) / total;
  return `${Math.round((1000 * time) / lines)} ns (${share.toFixed(1)} %)`;
}

function functionsOf(of: VerbTime | undefined): string {
  if (of === undefined) return '';
  return of.functions
    .slice(0, NAMED)
    .filter(({ time }) => time > LEAST * of.time)
    .map(({ name, time }) => `${name.replaceAll('|', '')} ${Math.round(time / 1000)} ms`)
    .join(', ');
}

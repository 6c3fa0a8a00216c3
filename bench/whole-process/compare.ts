import { checkAnswer } from './check-answer.ts';
import { checkSummary } from './check-summary.ts';
import { median, type Row } from './result.ts';
import type { Cost, Shell } from './shell.ts';
import type { Tool } from './tools.ts';

/** The files of a run. */
export interface Files {
  readonly log: string;
  readonly truth: string;
  readonly out: string;
  readonly summary: string;
}

/** Throws when a tool does not do what it is said to do to every line of the log. */
export function checkTool(tool: Tool, shell: Shell, files: Files, lines: number): void {
  try {
    shell.run(tool.withSummary ?? tool.script, files.out);
    checkAnswer(tool.judge(), files.log, files.truth, files.out);
    if (tool.withSummary !== undefined) checkSummary(files.summary, lines);
  } catch (cause) {
    throw new Error(`${tool.name} gives a wrong answer: ${(cause as Error).message}`, { cause });
  }
}

/** Times the tools in rounds, each tool once a round, so that a slow minute of the machine hits all of them. */
export function timeTools(tools: readonly Tool[], shell: Shell, rounds: number): Cost[][] {
  const costs: Cost[][] = tools.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, tool] of tools.entries()) costs[i]?.push(shell.run(tool.script, '/dev/null'));
  }
  return costs;
}

/** The figures of each tool, the fastest first. `costs` has one list a tool. */
export function rowsOf(
  tools: readonly (Tool & { readonly found: string })[],
  costs: readonly (readonly Cost[])[],
  lines: number,
): Row[] {
  const own = costs[tools.findIndex((tool) => tool.ours)];
  const rows = tools.map((tool, i): Row => {
    const measured = costs[i] ?? [];
    const seconds = measured.map((cost) => cost.seconds);
    const used = measured.flatMap((cost) => cost.used ?? []);
    const ratios = own?.map((cost, round) => cost.seconds / (seconds[round] as number));
    return {
      name: tool.name,
      does: tool.does,
      version: tool.found,
      ceiling: tool.ceiling === true,
      ours: tool.ours === true,
      seconds,
      linesPerSecond: lines / median(seconds),
      timesLogsluice: ratios === undefined ? null : median(ratios),
      cpuSeconds: used.length === 0 ? null : median(used.map((one) => one.cpuSeconds)),
      peakMiB: used.length === 0 ? null : Math.max(...used.map((one) => one.peakMiB)),
    };
  });
  return rows.sort((a, b) => b.linesPerSecond - a.linesPerSecond);
}

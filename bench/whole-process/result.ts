import type { Machine } from '../machine.ts';

/** One tool's figures over all rounds. */
export interface Row {
  readonly name: string;
  readonly does: string;
  readonly version: string;
  /** It changes nothing. */
  readonly ceiling: boolean;
  readonly ours: boolean;
  /** Of each round. */
  readonly seconds: readonly number[];
  /** At the median of the rounds. */
  readonly linesPerSecond: number;
  /** How many times as fast as logsluice: median of the ratios within each round; null without logsluice. */
  readonly timesLogsluice: number | null;
  /** Median of the time on the processor; null where it could not be measured. */
  readonly cpuSeconds: number | null;
  /** The largest of the rounds; null where it could not be measured. */
  readonly peakMiB: number | null;
}

/** What a run of the bench found. */
export interface Result {
  /** Day of the run. */
  readonly date: string;
  readonly machine: Machine;
  readonly pinned: boolean;
  /** How many processes wanted the machine's cores in the minute before. */
  readonly load: number;
  readonly input: { readonly lines: number; readonly bytes: number; readonly seed: number };
  readonly rounds: number;
  readonly rows: readonly Row[];
  /** Tools that are not there. */
  readonly skipped: readonly string[];
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2;
}

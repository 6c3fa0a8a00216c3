import { median } from '../whole-process/result.ts';
import type { Cost } from '../whole-process/shell.ts';

/** A whole process that is timed, by the name that goals call it. */
export interface Trial {
  readonly name: string;
  readonly script: string;
  /** Of what it reads. */
  readonly lines: number;
  readonly bytes: number;
}

/** The costs of each trial, one a round. */
export type Costs = ReadonlyMap<string, readonly Cost[]>;

/** What has to be reached: a figure of the trials, and the bound that it has to keep. */
export interface Goal {
  readonly measure: string;
  readonly reached: (costs: Costs) => number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: '×' | 'MiB' | 'ms';
}

const secondsOf = (costs: Costs, name: string): number[] =>
  (costs.get(name) ?? []).map(({ seconds }) => seconds);

/** Median of the ratios of the times within each round: of the first trial to the second. */
export function timesAs(costs: Costs, one: string, other: string): number {
  const others = secondsOf(costs, other);
  return median(
    secondsOf(costs, one).map((seconds, round) => seconds / (others[round] ?? seconds)),
  );
}

/** Median of the rounds, in ms. */
export function milliseconds(costs: Costs, name: string): number {
  return 1000 * median(secondsOf(costs, name));
}

/** The largest of the rounds, in MiB; NaN where it was not measured. */
export function peak(costs: Costs, name: string): number {
  return Math.max(...(costs.get(name) ?? []).map(({ used }) => used?.peakMiB ?? Number.NaN));
}

/** The table of goals; those whose trials are missing say so. */
export function goalTable(goals: readonly Goal[], costs: Costs): string {
  const rows = goals.map(({ measure, reached, atLeast, atMost, unit }) => {
    const value = reached(costs);
    const bound = atLeast === undefined ? `≤ ${atMost} ${unit}` : `≥ ${atLeast} ${unit}`;
    const kept = atLeast === undefined ? value <= (atMost ?? 0) : value >= atLeast;
    if (Number.isNaN(value)) return `| ${measure} | ${bound} | not measured |  |`;
    const figure = unit === '×' ? value.toFixed(2) : value.toFixed(0);
    return `| ${measure} | ${bound} | ${figure} ${unit} | ${kept ? 'yes' : 'no'} |`;
  });
  return ['| measure | goal | reached | kept |', '| --- | ---: | ---: | --- |', ...rows].join('\n');
}

import type { Machine } from '../machine.ts';

/** How many values of a kind in an encoding were found. */
export interface Recall {
  readonly kind: string;
  readonly group: string;
  readonly encoding: string;
  readonly planted: number;
  readonly found: number;
}

/** A line that came out wrong; its values are invented. */
export interface Wrong {
  readonly kind: string;
  readonly variant: string;
  readonly encoding: string;
  readonly position: string;
  readonly format: string;
  /** The value as it was written. */
  readonly written: string;
  readonly line: string;
  readonly out: string;
  /** Of a harmless line: what was found in it. */
  readonly found?: string;
}

export interface Result {
  readonly date: string;
  readonly machine: Machine;
  readonly seed: number;
  readonly perCombination: number;
  readonly recalls: readonly Recall[];
  readonly missed: readonly Wrong[];
  readonly harmless: { readonly lines: number; readonly changed: number };
  readonly falsePositives: readonly Wrong[];
}

/** The least share of values of a kind and encoding that has to be found. */
export const LEAST_RECALL = 0.995;
/** How many of 100,000 harmless lines may be changed. */
const MOST_FALSE = 1;

/** Whether both promises are kept. */
export function isGood({ recalls, harmless }: Result): boolean {
  return (
    recalls.every(({ planted, found }) => found >= planted * LEAST_RECALL) &&
    harmless.changed * 100_000 <= harmless.lines * MOST_FALSE
  );
}

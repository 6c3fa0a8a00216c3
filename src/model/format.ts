import type { ColumnPlan } from './column-plan.ts';
import type { Family } from './family.ts';
import type { Fields, Fit } from './fields.ts';

/**
 * One log format: says where the fields of a line are. A format keeps no state between lines.
 */
export interface Format {
  /** As `--format` spells it. */
  readonly name: string;
  readonly family: Family;
  /** Whether a withheld line's marker has to be a JSON object. */
  readonly json: boolean;
  /**
   * Finds the fields of the line `bytes[start, end)`, which has no line end in it, and its event time.
   * A line that does not fit keeps the fields that were understood, and the rest of it becomes one
   * text field: no byte that could be personal is left out of the fields.
   */
  parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit;
  /**
   * How plain lines look that are like the line `bytes[start, end)`, of the format of the last line where that can
   * change; undefined: not as columns.
   */
  planOf?(bytes: Uint8Array, start: number, end: number): ColumnPlan | undefined;
  /** Lines of the plan that it gave last went by that the format did not get to see. */
  passed?(): void;
  /** Where lines without a format of their own are as the line before: the name of its format. */
  readonly last?: string;
  /** The line before, which another one has read, was of the format of this name. */
  goOnFrom?(last: string): void;
}

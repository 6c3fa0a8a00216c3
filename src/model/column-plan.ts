import type { Family } from './family.ts';

/**
 * What the bytes of a column are known to look like; `string` and `bare`: a value of JSON with and without quotes, in
 * a string no control character; `request`: a string that is `METHOD target PROTOCOL`.
 */
export type ColumnShape = 'time' | 'number' | 'list' | 'open' | 'string' | 'bare' | 'request';

/** One column of a format that is columns with literals between them. */
export interface PlannedColumn {
  /** `Kind` of its field. */
  readonly kind: number;
  /** Flags of its field. */
  readonly flags: number;
  /** The rule that knows its name. */
  readonly rule?: number;
  readonly shape: ColumnShape;
  /** What stands behind the column. */
  readonly literal: Uint8Array;
}

/** A name between the columns that is a field itself, where it stands in the line that the plan was made of. */
export interface PlannedName {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

/** How lines of columns look, for a faster reader of plain ones. */
export interface ColumnPlan {
  readonly family: Family;
  /** What stands in front of the first column. */
  readonly lead: Uint8Array;
  /** The column with the shape of a time is the event time of the line. */
  readonly columns: readonly PlannedColumn[];
  readonly names: readonly PlannedName[];
  /**
   * As a field of which `Kind` the format has the value `bytes[start, end)` of column `i` searched, whatever the other
   * values are: `plain` where it does not; UNCLEAR where it takes the whole line to say.
   */
  kindOf(i: number, bytes: Uint8Array, start: number, end: number): number;
}

/** Not known from the value alone. */
export const UNCLEAR = -1;

/** Whether two plans are those of the same lines. */
export function isSamePlan(one: ColumnPlan, other: ColumnPlan): boolean {
  return (
    one === other ||
    (one.family === other.family &&
      isSame(one.lead, other.lead) &&
      one.columns.length === other.columns.length &&
      one.columns.every((column, i) => isSameColumn(column, other.columns[i])))
  );
}

function isSameColumn(one: PlannedColumn, other: PlannedColumn): boolean {
  const { kind, flags, rule, shape } = other;
  const isAlike = one.kind === kind && one.flags === flags && one.rule === rule;
  return isAlike && one.shape === shape && isSame(one.literal, other.literal);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

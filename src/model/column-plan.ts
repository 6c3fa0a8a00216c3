/** What the bytes of a column are known to look like. */
export type ColumnShape = 'time' | 'number' | 'list' | 'open';

/** One column of a format that is columns with literals between them. */
export interface PlannedColumn {
  /** `Kind` of its field. */
  readonly kind: number;
  /** Flags of its field. */
  readonly flags: number;
  readonly shape: ColumnShape;
  /** What stands behind the column. */
  readonly literal: Uint8Array;
}

/** How lines of columns look, for a faster reader of plain ones. Nothing stands in front of the first. */
export interface ColumnPlan {
  readonly columns: readonly PlannedColumn[];
}

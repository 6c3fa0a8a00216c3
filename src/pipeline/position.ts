/** Where a line comes from, for findings. */
export interface Position {
  /** As the user named it. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
  /** The event time of the line, or of the last one that had one; NaN while there was none. */
  readonly time: number;
}

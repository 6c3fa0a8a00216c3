/** What `node --cpu-prof` writes, as far as it is read: lines and columns are counted from 0. */
export interface CpuProfile {
  readonly nodes: readonly CallNode[];
  /** The node that was seen running at each sample, and the microseconds since the one before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function, called by a chain of others. */
export interface CallNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

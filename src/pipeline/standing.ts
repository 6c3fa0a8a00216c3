import type { Tally } from '../model/tally.ts';
import type { StartMark } from './start-mark.ts';
import type { Carried } from './threads/block.ts';

/** Where a gate stands in its source, so that another one can go on from there. */
export interface Standing {
  readonly tally: Tally;
  readonly mark: StartMark;
  readonly source: string;
  /** As a `Source` has it. */
  readonly writtenBy: number;
  /** The number of the last line of the source, from 1. */
  readonly line: number;
  readonly isAtStart: boolean;
  readonly carried: Carried;
  /** What came in of a line without its end. */
  readonly rest: Uint8Array;
}

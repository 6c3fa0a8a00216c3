import type { Listed } from '../../filter/decision.ts';
import type { FilterCounts } from '../../filter/filter-tally.ts';
import type { HeardLogin } from '../login-lines.ts';

/** What lines without a time or a format of their own take over from those before them. */
export interface Carried {
  /** The event time of the last line that had one; NaN while there was none. */
  readonly time: number;
  /** The name of the format of the last line, where each line may have another. */
  readonly format: string | undefined;
  /** Whether the marker of a withheld line is a JSON object. */
  readonly json: boolean;
}

/** What has to be known of the place of a block in its source, beside its bytes. */
export interface Place {
  readonly source: string;
  /** As a `Source` has it. */
  readonly writtenBy: number;
  /** Whether no line of the source comes before. */
  readonly isAtStart: boolean;
  readonly isUtf16: boolean;
  readonly carried: Carried;
}

/** A line whose client is on a list; the number of the line is that in the block. */
export interface HeardListed {
  readonly listed: Listed;
  readonly client: Uint8Array;
  readonly time: number;
  readonly line: number;
}

/** What became of a block: data that can go to another thread. */
export interface Judged {
  /** The lines as they leave. */
  readonly output: Uint8Array;
  /** Counts, as `Tally.add` takes them. */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly flagged: ReadonlyMap<number, number>;
  readonly filter: FilterCounts | undefined;
  /** Logins and listed clients in the order of their lines. */
  readonly logins: readonly HeardLogin[];
  readonly listed: readonly HeardListed[];
  readonly loginsFailed: number;
  readonly loginsRefused: number;
  /** What the next block takes over. */
  readonly carried: Carried;
  /** Whether the first lines had to take over the time, or the format, of the block before. */
  readonly tookTime: boolean;
  readonly tookFormat: boolean;
}

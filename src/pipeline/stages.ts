import type { Clock } from '../base/clock.ts';
import type { Keyring } from '../model/action.ts';
import type { Format } from '../model/format.ts';
import type { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import type { Tally } from '../model/tally.ts';
import type { LineFilter } from './line-filter.ts';
import type { LoginLines } from './login-lines.ts';

/** Everything that a sluice is joined from. */
export interface Stages {
  readonly format: Format;
  readonly policy: Policy;
  readonly names: NameTable;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** The most bytes that a line may have; a longer one is withheld. */
  readonly lineLimit: number;
  /** What becomes of lines by the address of their client. */
  readonly filter?: LineFilter;
  /** Reads the logins among the lines. */
  readonly logins?: LoginLines;
  /** Counts of several sluices may go into one tally. */
  readonly tally?: Tally;
}

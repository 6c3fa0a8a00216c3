import type { Severity } from '../model/finding.ts';
import type { Evidence } from './score/evidence.ts';
import type { Fired } from './score/floor/floors.ts';

/** What the detector thinks of one login. */
export interface Opinion {
  readonly evidence: Evidence;
  readonly score: number;
  /** The floors that fire, most severe first. */
  readonly fired: readonly Fired[];
  /** undefined: of itself the login is not told. */
  readonly severity: Severity | undefined;
  /** The score from which on a login has that severity. */
  readonly threshold: number;
}

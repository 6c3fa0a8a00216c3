import type { FindingType, Reason, Severity } from '../../../model/finding.ts';
import type { Evidence } from '../evidence.ts';

/** What fires whatever the score says. */
export interface Floor {
  /** The severity below which the login is not told; undefined: the floor does not fire. */
  readonly severity: (evidence: Evidence) => Severity | undefined;
  readonly tell: (evidence: Evidence) => Omit<Reason, 'weight'>;
  /** What the finding is when this floor is the heaviest that fires. */
  readonly type: FindingType;
  /** ATT&CK technique that the floor is evidence of; T1078, valid accounts, unless given. */
  readonly technique?: (evidence: Evidence) => string;
}

import type { Reason } from '../../model/finding.ts';
import type { Evidence } from './evidence.ts';

/** One term of the score. */
export interface Term {
  /** What it adds, in nats: positive speaks for an attacker. */
  readonly weigh: (evidence: Evidence) => number;
  /** What a reviewer reads of it; asked only for logins that are told, of terms that added something. */
  readonly tell: (evidence: Evidence) => Omit<Reason, 'weight'>;
}

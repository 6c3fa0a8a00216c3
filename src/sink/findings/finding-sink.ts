import type { Finding } from '../../model/finding.ts';

/** Where findings go. */
export interface FindingSink {
  /** Takes a finding at once; writes or sends it later. Never throws, never waits. */
  offer(finding: Finding): void;
  /** Ends within a bound. */
  close(): Promise<void>;
}

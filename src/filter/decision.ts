import type { Severity } from '../model/finding.ts';

/** A rule that says that an address is listed. */
export interface Listed {
  readonly rule: string;
  readonly severity: Severity;
}

/** What becomes of the lines of an address. It is shared by all addresses of which the same rules say something. */
export interface Decision {
  readonly line: 'pass' | 'drop' | 'withhold';
  /** Whether the client address leaves unredacted. */
  readonly keepsAddress: boolean;
  readonly tags: readonly string[];
  readonly findings: readonly Listed[];
}

/** What becomes of a line that no rule says anything about. */
export const PASS: Decision = { line: 'pass', keepsAddress: false, tags: [], findings: [] };

import type { Verdict } from '../../model/finding.ts';

/** What a verdict changed. */
export interface Judged {
  /** Id of the finding. */
  readonly finding: string;
  readonly verdict: Verdict['verdict'];
  /** Pseudonym of the account; undefined where the finding has none. */
  readonly account: string | undefined;
  /** What is different now, one sentence each, for the reviewer. */
  readonly changes: readonly string[];
  /** Pseudonyms of other accounts that logged in from the network prefix of a compromised login. */
  readonly others: readonly string[];
}

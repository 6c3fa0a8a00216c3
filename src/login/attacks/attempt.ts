import type { AttackCode } from './attack-code.ts';

/** One attempt to log in, as the credential attacks see it: tokens, never names or addresses. */
export interface Attempt {
  /** Seconds since 1970 UTC, finite: the time that `ReorderBuffer` handed on. */
  readonly time: number;
  readonly outcome: 'success' | 'failure';
  /** Token of the account; empty where the log names none: only the source is judged then. */
  readonly account: string;
  /** Token of where it came from, a prefix or an address; empty where the log has none. */
  readonly source: string;
  /** Number of the autonomous system, or another name of the network; empty where nobody knows. */
  readonly network: string;
}

/**
 * What is known at an attempt, itself included. All counts are of the last hour (60 to 70 minutes, see
 * `STRETCH`) of event time; distinct counts are exact to 32 and estimates beyond.
 */
export interface AttackContext {
  /** The attacks that hold for the source or the account of this attempt, most specific first. */
  readonly codes: readonly AttackCode[];
  /** Distinct accounts that failed from the source. */
  readonly sourceAccounts: number;
  /** Distinct accounts that succeeded from the source since its failures began. */
  readonly sourceEntered: number;
  /** Failures from the source. */
  readonly sourceFailures: number;
  /** Failures on the account. */
  readonly accountFailures: number;
  /** Distinct known networks from which the account failed; exact to 8. */
  readonly accountNetworks: number;
  /** Distinct sources from which the account failed. */
  readonly accountSources: number;
}

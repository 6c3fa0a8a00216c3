/** What the detector has seen, and what it announces: bounds that were hit and input that was not believed. */
export interface DetectorCounts {
  readonly successes: number;
  readonly failures: number;
  /** Successes that got a score. */
  readonly scored: number;
  /** Repeats of a login of the same hour. */
  readonly repeats: number;
  readonly withoutAccount: number;
  /** Successes that were not judged because a proxy hides where they come from. */
  readonly behindProxy: number;
  /** Events with a time before 1970 or after 2105. */
  readonly refused: number;
  /** Events that came after their place in time was gone, before it because too many waited, or with a time that was not believed. */
  readonly late: number;
  readonly early: number;
  readonly unbelieved: number;
  /** Rows and lists of the store that were torn or of an unknown version. */
  readonly rowsRefused: number;
  readonly listsRefused: number;
  /** Entries of accounts and of the organization that made room for others. */
  readonly evicted: number;
  readonly organizationEvicted: number;
  /** Findings that were forgotten for want of room, and logins that joined another finding of an account with too many. */
  readonly findingsForgotten: number;
  readonly findingsJoined: number;
  /** How often each bound of the credential attacks was hit. */
  readonly attackBounds: Readonly<Record<string, number>>;
}

import type { LoginRule } from '../../model/login-rule.ts';
import type { NetworkFacts } from '../../model/network.ts';

/** A stretch of the line's bytes: offsets of its first byte, and behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** A value of JSON without quotes: what is put in its place needs them. */
  readonly isBare?: boolean;
}

/** What a login rule read from a line. Holds raw values: it is used and thrown away. */
export interface ReadLogin {
  /** Event time in seconds since 1970 UTC. */
  readonly time: number;
  /**
   * Where the time comes from: `clock` for a line without one, and for one that claims to be of more
   * than a day ahead, which nobody may use to push the present out of the detector's windows.
   */
  readonly timeOf: 'line' | 'clock';
  readonly outcome: 'success' | 'failure';
  /** At most 1,024 bytes; of a longer one its SHA-256. Undefined where the line names none. */
  readonly account: string | undefined;
  /** Canonical, 4 or 16 bytes. */
  readonly address: Uint8Array | undefined;
  /** At most 1,024 characters. */
  readonly agent: string | undefined;
  readonly device: string | undefined;
  readonly said: Partial<NetworkFacts> | undefined;
  readonly rule: LoginRule;
  /** Where the values stand in the line, quotes left out and escapes in. */
  readonly spans: {
    readonly account: Span | undefined;
    readonly address: Span | undefined;
    readonly agent: Span | undefined;
    /** What else names a person: the account once more, or who acted in its name. */
    readonly persons: readonly Span[];
  };
}

/** A line that is no login, and names an account all the same. */
export interface Mention extends Omit<ReadLogin, 'outcome'> {
  readonly outcome: 'mention';
}

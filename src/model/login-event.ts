import type { NetworkFacts } from './network.ts';

/** The pseudonyms that stand in the redacted log in place of what a login line said. */
export interface LogPseudonyms {
  readonly user: string | undefined;
  readonly address: string | undefined;
  readonly agent: string | undefined;
}

/**
 * One attempt to log in, as a login rule read it from a line. Holds raw values: it is used and thrown
 * away, and nothing that keeps or writes may take one in.
 */
export interface LoginEvent {
  /** Event time in seconds since 1970 UTC. */
  readonly time: number;
  readonly outcome: 'success' | 'failure';
  /** As the log wrote it, escapes taken off; undefined where the log names no account. */
  readonly account: string | undefined;
  /** Canonical, 4 or 16 bytes; undefined where the log has none that is one. */
  readonly address: Uint8Array | undefined;
  readonly agent: string | undefined;
  /** A device id or the fingerprint of a key, where the log has one. */
  readonly device: string | undefined;
  /** What the log itself says of the address; wins over our own look-up, fact by fact. */
  readonly said: Partial<NetworkFacts> | undefined;
  /** The id of the login rule that read it. */
  readonly rule: string;
  /** The source as the user named it, and the number of the line in it from 1. */
  readonly source: string;
  readonly line: number;
  /** What stands in the redacted log; asked only for the few logins that are told. */
  readonly log: () => LogPseudonyms;
}

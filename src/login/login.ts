import type { LogPseudonyms } from '../model/login-event.ts';
import type { NetworkFacts } from '../model/network.ts';

/** What an account logged in with: codes for the history, words for the reader. */
export interface LoginDevice {
  /** Code of system and class, or the token of a key fingerprint or device id. */
  readonly key: number;
  readonly byKey: boolean;
  /** Code of the browser family; 0 for none. */
  readonly browser: number;
  readonly isPhone: boolean;
}

/**
 * One attempt to log in, reduced to what the detector needs. The only raw value in it is the address,
 * which it is asked for its prefix and then thrown away.
 */
export interface Login {
  /** Event time in seconds since 1970 UTC. */
  readonly time: number;
  readonly outcome: 'success' | 'failure';
  /** Key of the row of the account; empty where the log names none. */
  readonly account: string;
  readonly pseudonym: () => string | undefined;
  readonly address: Uint8Array | undefined;
  readonly network: NetworkFacts;
  /** On a list of the operator's. */
  readonly listed: boolean;
  /** undefined for failures: nobody asks. */
  readonly device: LoginDevice | undefined;
  readonly source: string;
  readonly line: number;
  readonly log: () => LogPseudonyms;
}

/** Codes of countries: their two letters as one number; 0 for none. */
export function countryCode(country: string | undefined): number {
  return country === undefined ? 0 : country.charCodeAt(0) * 256 + country.charCodeAt(1);
}

/** The country that a code stands for. */
export function countryName(code: number): string | undefined {
  return code === 0 ? undefined : String.fromCharCode(code >> 8, code & 255);
}

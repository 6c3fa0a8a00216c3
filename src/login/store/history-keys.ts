/**
 * Keyed tokens of the history's own keyring; neither the log's pseudonyms nor another history's can be
 * joined with them, nor can an account's row with its pseudonym.
 */
export interface HistoryKeys {
  /** The key of the row of an account: 10 bytes as latin1. */
  account(name: string): string;
  /** What findings call the account, the same for ever: `account_<key id>_<16 base32 characters>`. */
  accountPseudonym(name: string): string;
  /**
   * The /24 or /48 of a canonical address under the key of the 30 days of event time: 5 bytes as
   * latin1. `time` is in seconds since 1970 UTC, and may be any number.
   */
  prefix(address: Uint8Array, time: number): string;
  /** The same under the key of the 30 days before; one that was destroyed matches nothing any more. */
  previousPrefix(address: Uint8Array, time: number): string;
  /** A device id or the fingerprint of a key: 5 bytes as latin1. */
  device(name: string): string;
}

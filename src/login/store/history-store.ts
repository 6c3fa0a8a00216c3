/**
 * Rows by key: bytes in, bytes out; what they mean is the detector's. Keys are latin1 strings of keyed
 * tokens, so nothing in a store says who somebody is.
 */
export interface HistoryStore {
  /** The row of an account; the caller may not change its bytes. */
  get(key: string): Uint8Array | undefined;
  put(key: string, row: Uint8Array): void;
  delete(key: string): void;
  /** How many rows there are. */
  readonly size: number;
  /** What is known beside the accounts, by name: counts of the organization, thresholds, open episodes. */
  meta(name: string): Uint8Array | undefined;
  putMeta(name: string, value: Uint8Array): void;
  /** Resolves when everything that was put is on disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Rows by key: bytes in, bytes out; what they mean is the detector's. Keys are latin1 strings of keyed
 * tokens, 1 to 56 bytes, so nothing in a store says who somebody is. A store is bounded: rows may be
 * gone when they are asked for again, first of all those of accounts that were put once only.
 */
export interface HistoryStore {
  /**
   * The row of an account as it was put last; undefined when there is none, or it was damaged on disk.
   * The caller may keep it, may not change its bytes, and may find them in the middle of a larger
   * buffer.
   */
  get(key: string): Uint8Array | undefined;
  /** As `get`, for who is done with the row before the next call: its bytes are good until then. */
  borrow?(key: string): Uint8Array | undefined;
  /** Keeps a copy of `row`, at most 65,535 bytes. Never waits for more than a slow disk. */
  put(key: string, row: Uint8Array): void;
  /** Erases the row of an account. */
  delete(key: string): void;
  /** How many rows there are. */
  readonly size: number;
  /** What is known beside the accounts, by name: counts of the organization, thresholds, open episodes. */
  meta(name: string): Uint8Array | undefined;
  /** Keeps a copy of `value`, at most 4 MiB; it is never given up. */
  putMeta(name: string, value: Uint8Array): void;
  /** Resolves when everything that was put is on disk; rejects with a Fault when the disk refuses it. */
  flush(): Promise<void>;
  /** Flushes, and lets go of everything also when that fails. */
  close(): Promise<void>;
}

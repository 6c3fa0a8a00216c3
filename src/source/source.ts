/** Where raw bytes come from, block by block. */
export interface Source {
  /** As messages call it: a path, or `standard input`. */
  readonly name: string;
  /** The next block, valid until the call after the next; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** No more is to be read: `next` gives what was read already, then undefined. */
  stop(): void;
  close(): Promise<void>;
}

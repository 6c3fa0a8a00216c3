/** Where raw bytes come from, block by block. */
export interface Source {
  /** As messages call it: a path, or `standard input`. */
  readonly name: string;
  /** In seconds since 1970: when the last of it was written. Infinity: as long as it is read. */
  readonly writtenBy: number;
  /** The next block, valid until the call after the next; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** No more is to be read: `next` gives what was read already, then undefined. */
  stop(): void;
  close(): Promise<void>;
}

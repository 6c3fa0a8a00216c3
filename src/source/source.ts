/** Where raw bytes come from, block by block. */
export interface Source {
  /** As messages call it: a path, or `standard input`. */
  readonly name: string;
  /** Bytes from here to the end, when that is known. */
  readonly size: number | undefined;
  /** The next block, valid until the call after the next; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** No more blocks are wanted: a waiting `next` gives undefined. */
  stop(): void;
  close(): Promise<void>;
}

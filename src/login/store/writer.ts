import type { Written } from './row-writer.ts';

/** What became of a batch: done, or why not, in words without paths and content. */
export type Outcome = Written | { readonly failed: string };

/** Writes batches one after the other, on a thread of its own or here. */
export interface Writer {
  /** Takes a packed batch, whose bytes are gone afterwards; `done` is called once, later or at once. */
  write(packed: Uint8Array<ArrayBuffer>, day: number, done: (outcome: Outcome) => void): void;
  /**
   * Stands still until the batch that was taken is done, and calls its `done`; for a few seconds at
   * most, and once a batch.
   */
  settle(): void;
  close(): Promise<void>;
}

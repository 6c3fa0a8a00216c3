import { type LmdbFile, openLmdbFile } from './lmdb-file.ts';
import { lmdbReason } from './lmdb-reason.ts';
import { RowWriter } from './row-writer.ts';
import type { Outcome } from './writer.ts';

/** The file at `path`, opened for writing on this thread. */
export class Writing {
  readonly #path: string;
  readonly #file: LmdbFile;
  readonly #writer: RowWriter;

  constructor(path: string, mostRows: number) {
    this.#path = path;
    this.#file = openLmdbFile(path);
    this.#writer = new RowWriter(this.#file, mostRows);
  }

  write(packed: Uint8Array, day: number): Outcome {
    try {
      return this.#writer.write(packed, day);
    } catch (cause) {
      return { failed: lmdbReason(cause, this.#path) };
    }
  }

  close(): Promise<void> {
    return this.#file.root.close();
  }
}

import { closeSync, openSync, writeSync } from 'node:fs';

const BLOCK = 1 << 20;

/** Writes many small pieces to a file (`-` is stdout) in large blocks. */
export class BlockWriter {
  readonly #fd: number;
  readonly #block = Buffer.alloc(BLOCK);
  #used = 0;

  constructor(path: string) {
    this.#fd = path === '-' ? 1 : openSync(path, 'w');
  }

  /** A piece is never longer than a block. */
  write(piece: Uint8Array): void {
    if (this.#used + piece.length > BLOCK) this.#flush();
    this.#block.set(piece, this.#used);
    this.#used += piece.length;
  }

  close(): void {
    this.#flush();
    if (this.#fd !== 1) closeSync(this.#fd);
  }

  #flush(): void {
    for (let from = 0; from < this.#used; ) {
      from += writeSync(this.#fd, this.#block, from, this.#used - from);
    }
    this.#used = 0;
  }
}

import { Transform, type TransformCallback } from 'node:stream';
import type { Sluice } from './sluice.ts';

/** A sluice as a Node stream: raw bytes are written to it, redacted lines are read from it. */
export class SluiceStream extends Transform {
  readonly #sluice: Sluice;

  constructor(sluice: Sluice) {
    super();
    this.#sluice = sluice;
  }

  override _transform(block: Uint8Array, _encoding: string, done: TransformCallback): void {
    this.#pass(() => this.#sluice.push(block), done);
  }

  override _flush(done: TransformCallback): void {
    this.#pass(() => this.#sluice.end(), done);
  }

  /** The sluice's bytes are its own until the next call: readers get a copy. */
  #pass(step: () => Uint8Array, done: TransformCallback): void {
    const bytes = step();
    if (bytes.length > 0) this.push(Buffer.from(bytes));
    done();
  }
}

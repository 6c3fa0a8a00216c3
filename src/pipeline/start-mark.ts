import { hasUtf16Mark } from '../redact/check/byte-order-mark.ts';

/** Whether a source is UTF-16: shows in its first two bytes, however they come in. */
export class StartMark {
  isUtf16 = false;
  readonly #start = new Uint8Array(2);
  #length = 0;

  /** Looks at the next block of the source. */
  look(block: Uint8Array): void {
    for (let i = 0; i < block.length && this.#length < 2; i++) {
      this.#start[this.#length++] = block[i];
      this.isUtf16 = hasUtf16Mark(this.#start, 0, this.#length);
    }
  }

  /** The source has ended; another one may begin. */
  end(): void {
    this.#length = 0;
    this.isUtf16 = false;
  }
}

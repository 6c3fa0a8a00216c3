import type { Readable } from 'node:stream';
import { Fault, reasonOf } from '../base/fault.ts';
import type { Source } from './source.ts';

/**
 * Reads a pipe, a terminal or a socket by events: unlike a blocking read on a thread, a wait for
 * input can be given up. A stream that was read before is at its end.
 */
export class StreamSource implements Source {
  readonly name: string;
  readonly writtenBy = Number.POSITIVE_INFINITY;
  readonly #stream: Readable;
  #ended: boolean;
  #failure: unknown;
  /** Bytes that were read and not yet asked for when the source was stopped. */
  #rest: Uint8Array | null = null;
  /** Ends the wait of `next`. */
  #wake: () => void = () => undefined;

  constructor(name: string, stream: Readable) {
    this.name = name;
    this.#stream = stream;
    this.#ended = stream.destroyed;
    stream.on('readable', () => this.#wake());
    stream.on('end', () => this.#end());
    stream.on('close', () => this.#end());
    stream.on('error', (cause) => {
      this.#failure = cause;
      this.#end();
    });
  }

  async next(): Promise<Uint8Array | undefined> {
    for (;;) {
      const block: Uint8Array | null = this.#rest ?? this.#stream.read();
      this.#rest = null;
      if (block !== null) return block;
      if (this.#failure !== undefined)
        throw new Fault(
          'input',
          `cannot read ${this.name}: ${reasonOf(this.#failure)}`,
          this.#failure,
        );
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  stop(): void {
    this.#rest ??= this.#stream.read();
    this.#stream.destroy();
    this.#end();
  }

  async close(): Promise<void> {
    this.#stream.destroy();
  }

  #end(): void {
    this.#ended = true;
    this.#wake();
  }
}

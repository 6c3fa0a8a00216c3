import type { Readable } from 'node:stream';
import { Fault, reasonOf } from '../base/fault.ts';
import type { Source } from './source.ts';

/**
 * Reads a pipe, a terminal or a socket by events: unlike a blocking read on a thread, a wait for
 * input can be given up.
 */
export class StreamSource implements Source {
  readonly name: string;
  readonly size = undefined;
  readonly #stream: Readable;
  readonly #blocks: AsyncIterator<Uint8Array>;
  #stopped = false;

  constructor(name: string, stream: Readable) {
    this.name = name;
    this.#stream = stream;
    this.#blocks = stream[Symbol.asyncIterator]();
  }

  async next(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.#blocks.next();
      return done === true || this.#stopped ? undefined : value;
    } catch (cause) {
      if (this.#stopped) return undefined;
      throw new Fault('input', `cannot read ${this.name}: ${reasonOf(cause)}`, cause);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#stream.destroy();
  }

  async close(): Promise<void> {
    this.#stream.destroy();
  }
}

import { close, read } from 'node:fs';
import { promisify } from 'node:util';
import { Fault, reasonOf } from '../base/fault.ts';
import type { Source } from './source.ts';

const BLOCK = 512 * 1024;

const readInto = promisify(read);
const closeDescriptor = promisify(close);

/**
 * Reads a file from where its descriptor stands. Two buffers take turns, so that one can be read
 * while the other is worked on.
 */
export class FileSource implements Source {
  readonly name: string;
  readonly writtenBy: number;
  readonly #descriptor: number;
  readonly #buffers = [new Uint8Array(BLOCK), new Uint8Array(BLOCK)] as const;
  #turn: 0 | 1 = 0;
  #stopped = false;
  /** The read that may be under way: a descriptor closed below it could be another file by then. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(name: string, descriptor: number, writtenBy = Number.POSITIVE_INFINITY) {
    this.name = name;
    this.writtenBy = writtenBy;
    this.#descriptor = descriptor;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.#stopped) return undefined;
    this.#turn = this.#turn === 0 ? 1 : 0;
    const buffer = this.#buffers[this.#turn];
    try {
      const reading = readInto(this.#descriptor, buffer, 0, BLOCK, null);
      this.#reading = reading.catch(() => undefined);
      const { bytesRead } = await reading;
      return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
    } catch (cause) {
      throw new Fault('input', `cannot read ${this.name}: ${reasonOf(cause)}`, cause);
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Standard input stays open: its descriptor would go to the next file that is opened. */
  async close(): Promise<void> {
    this.#stopped = true;
    await this.#reading;
    if (this.#descriptor > 2) await closeDescriptor(this.#descriptor);
  }
}

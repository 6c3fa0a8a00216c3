import { close, read } from 'node:fs';
import { promisify } from 'node:util';
import { Fault, reasonOf } from '../base/fault.ts';
import type { Source } from './source.ts';

const BLOCK = 256 * 1024;

const readInto = promisify(read);
const closeDescriptor = promisify(close);

/** Reads a regular file. Two buffers take turns, so that one can be read while the other is worked on. */
export class FileSource implements Source {
  readonly name: string;
  readonly size: number;
  readonly #descriptor: number;
  readonly #buffers = [new Uint8Array(BLOCK), new Uint8Array(BLOCK)] as const;
  #turn = 0;
  #stopped = false;

  /** Reads on from where the descriptor stands. */
  constructor(name: string, descriptor: number, size: number) {
    this.name = name;
    this.size = size;
    this.#descriptor = descriptor;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.#stopped) return undefined;
    this.#turn = 1 - this.#turn;
    const buffer = this.#turn === 0 ? this.#buffers[0] : this.#buffers[1];
    try {
      const { bytesRead } = await readInto(this.#descriptor, buffer, 0, BLOCK, null);
      return bytesRead === 0 || this.#stopped ? undefined : buffer.subarray(0, bytesRead);
    } catch (cause) {
      throw new Fault('input', `cannot read ${this.name}: ${reasonOf(cause)}`, cause);
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  async close(): Promise<void> {
    await closeDescriptor(this.#descriptor);
  }
}

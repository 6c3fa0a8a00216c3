import { close, fstatSync, ftruncate, openSync, write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Fault, reasonOf } from '../base/fault.ts';

const writeOut = promisify(write);
const truncate = promisify(ftruncate);
const closeDescriptor = promisify(close);

/** How long to wait for a pipe that is full and does not block, in ms. */
const RETRY = 2;

/**
 * Writes to a descriptor: standard output, or a file. Writes run on a thread, so that a slow reader
 * does not hold up signals.
 */
export class DescriptorSink {
  readonly name: string;
  readonly #descriptor: number;
  readonly #isFile: boolean;
  /** How long the file was before the write that is under way. */
  #length: number;

  constructor(name: string, descriptor: number) {
    this.name = name;
    this.#descriptor = descriptor;
    const facts = fstatSync(descriptor);
    this.#isFile = facts.isFile();
    this.#length = facts.size;
  }

  /** Opens `path` as a new file in place of what was there. */
  static open(path: string): DescriptorSink {
    try {
      return new DescriptorSink(path, openSync(path, 'w', 0o640));
    } catch (cause) {
      throw new Fault('output', `cannot write ${path}: ${reasonOf(cause)}`, cause);
    }
  }

  /**
   * Writes all of `bytes`. Gives false when the reader has gone (a closed pipe). When a write to a
   * file fails midway, the file is cut back to what it held before: no half of a line stays.
   */
  async write(bytes: Uint8Array): Promise<boolean> {
    let done = 0;
    while (done < bytes.length) {
      try {
        const { bytesWritten } = await writeOut(this.#descriptor, bytes, done, bytes.length - done);
        done += bytesWritten;
      } catch (cause) {
        const code = (cause as NodeJS.ErrnoException).code;
        if (code === 'EAGAIN') {
          await sleep(RETRY);
          continue;
        }
        if (code === 'EPIPE') return false;
        await this.#cutBack(done);
        throw new Fault('output', `cannot write ${this.name}: ${reasonOf(cause)}`, cause);
      }
    }
    this.#length += done;
    return true;
  }

  async close(): Promise<void> {
    if (this.#descriptor > 2) await closeDescriptor(this.#descriptor);
  }

  /** Only when nobody else has written behind us. */
  async #cutBack(done: number): Promise<void> {
    if (!this.#isFile || fstatSync(this.#descriptor).size !== this.#length + done) return;
    await truncate(this.#descriptor, this.#length).catch(() => undefined);
  }
}

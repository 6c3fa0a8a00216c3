import { close, fstat, fstatSync, ftruncate, open, type Stats, write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Fault, reasonOf } from '../base/fault.ts';

const openDescriptor = promisify(open);
const factsOf = promisify(fstat);
const writeOut = promisify(write);
const truncate = promisify(ftruncate);
const closeDescriptor = promisify(close);

/** How long to wait for a pipe that is full and does not block, in ms. */
const RETRY = 2;

/**
 * Writes to a descriptor: standard output, or a file. Everything that may wait for a reader runs on
 * a thread, so that a slow one does not hold up signals.
 */
export class DescriptorSink {
  readonly name: string;
  readonly #descriptor: number;
  readonly #isFile: boolean;
  /** How long the file was before the write that is under way. */
  #length: number;

  constructor(name: string, descriptor: number, facts: Stats = fstatSync(descriptor)) {
    this.name = name;
    this.#descriptor = descriptor;
    this.#isFile = facts.isFile();
    this.#length = facts.size;
  }

  /** Opens `path` as a new file in place of what was there. */
  static async open(path: string): Promise<DescriptorSink> {
    try {
      const descriptor = await openDescriptor(path, 'w', 0o640);
      return new DescriptorSink(path, descriptor, await factsOf(descriptor));
    } catch (cause) {
      throw new Fault('output', `cannot write ${path}: ${reasonOf(cause)}`, cause);
    }
  }

  /** Standard output. */
  static stdout(): DescriptorSink {
    try {
      return new DescriptorSink('standard output', 1);
    } catch (cause) {
      throw new Fault('output', `cannot write standard output: ${reasonOf(cause)}`, cause);
    }
  }

  /**
   * Writes all of `bytes`. Gives false when the reader has gone (a closed pipe or socket). When a write to a
   * file fails midway, the file is cut back to what it held before: no half of a line stays.
   */
  async write(bytes: Uint8Array): Promise<boolean> {
    let done = 0;
    while (done < bytes.length) {
      try {
        const { bytesWritten } = await writeOut(this.#descriptor, bytes, done, bytes.length - done);
        done += bytesWritten;
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        if (code === 'EAGAIN') {
          await sleep(RETRY);
          continue;
        }
        // A socket says ECONNRESET where its reader left bytes unread.
        if (code === 'EPIPE' || code === 'ECONNRESET') return false;
        if (this.#isFile) await this.#cutBack(done).catch(() => undefined);
        throw new Fault('output', `cannot write ${this.name}: ${reasonOf(cause)}`, cause);
      }
    }
    this.#length += done;
    return true;
  }

  /** A full disk can show as late as this. */
  async close(): Promise<void> {
    if (this.#descriptor <= 2) return;
    try {
      await closeDescriptor(this.#descriptor);
    } catch (cause) {
      throw new Fault('output', `cannot write ${this.name}: ${reasonOf(cause)}`, cause);
    }
  }

  /** Only when nobody else has written behind us. */
  async #cutBack(done: number): Promise<void> {
    const { size } = await factsOf(this.#descriptor);
    if (size === this.#length + done) await truncate(this.#descriptor, this.#length);
  }
}

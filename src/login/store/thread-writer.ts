import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import { reasonOf } from '../../base/fault.ts';
import type { Outcome, Writer } from './writer.ts';

/** Milliseconds for which a batch on a slow disk may hold a run up, once. */
const PATIENCE = 5000;

/** What the thread is started with. */
export interface WriterThreadData {
  readonly path: string;
  readonly mostRows: number;
  readonly port: MessagePort;
  /** One number: 1 from the moment a batch is given until its outcome has been posted. */
  readonly busy: Int32Array;
}

/** What is posted to the thread: a batch, or undefined for the end. */
export type WriterOrder = { readonly packed: Uint8Array; readonly day: number } | undefined;

/** Writes on a thread: reads, and the lines behind them, go on while the disk works. */
export class ThreadWriter implements Writer {
  readonly #thread: Worker;
  readonly #port: MessagePort;
  readonly #busy = new Int32Array(new SharedArrayBuffer(4));
  #done: ((outcome: Outcome) => void) | undefined;
  #hasWaited = false;
  /** Why nothing can be written any more. */
  #ended: string | undefined;

  constructor(path: string, mostRows: number) {
    const { port1, port2 } = new MessageChannel();
    const workerData: WriterThreadData = { path, mostRows, port: port2, busy: this.#busy };
    this.#port = port1;
    this.#thread = new Worker(new URL('./writer-thread.js', import.meta.url), {
      workerData,
      transferList: [port2],
      // Options that the process was started with are not for this thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    this.#thread.unref();
    this.#thread.on('error', (cause) => this.#end(reasonOf(cause)));
    this.#thread.on('exit', () => this.#end('its thread has ended'));
    this.#port.on('message', (outcome: Outcome) => this.#finish(outcome));
    this.#port.unref();
  }

  write(packed: Uint8Array<ArrayBuffer>, day: number, done: (outcome: Outcome) => void): void {
    this.#done = done;
    if (this.#ended !== undefined) {
      this.#finish({ failed: this.#ended });
      return;
    }
    Atomics.store(this.#busy, 0, 1);
    this.#hasWaited = false;
    const order: WriterOrder = { packed, day };
    // A process that waits for the outcome may not end before it.
    this.#port.ref();
    this.#port.postMessage(order, [packed.buffer]);
  }

  settle(): void {
    if (this.#done === undefined || this.#hasWaited) return;
    this.#hasWaited = true;
    Atomics.wait(this.#busy, 0, 1, PATIENCE);
    const received = receiveMessageOnPort(this.#port);
    if (received !== undefined) this.#finish(received.message as Outcome);
  }

  async close(): Promise<void> {
    if (this.#ended === undefined) {
      const ended = new Promise((resolve) => this.#thread.once('exit', resolve));
      this.#thread.ref();
      const order: WriterOrder = undefined;
      this.#port.postMessage(order);
      await ended;
    }
    this.#port.close();
  }

  #finish(outcome: Outcome): void {
    this.#port.unref();
    const done = this.#done;
    this.#done = undefined;
    done?.(outcome);
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    if (this.#done !== undefined) this.#finish({ failed: this.#ended });
  }
}

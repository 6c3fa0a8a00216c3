import { Fault } from '../../base/fault.ts';
import type { Finding } from '../../model/finding.ts';
import { AppendFile } from './append-file.ts';
import type { FindingSink } from './finding-sink.ts';
import type { SinkNews } from './sink-news.ts';
import { systemTimer, type Timer } from './timer.ts';
import { type WaitingFinding, WaitingFindings } from './waiting-findings.ts';

/** Bytes of lines that may wait for the disk: some thousands of findings. */
const MOST_WAITING = 8 * 1024 * 1024;

/** Lines that are written at once. */
const BATCH = 256;

/** How long after a failed write the next is tried, in ms: doubles from one to the other. */
const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;

export interface FindingsFileParts {
  /** Writes a finding as a line without its line end. */
  readonly write: (finding: Finding) => string;
  readonly news: SinkNews;
  readonly timer?: Timer;
  /** Bytes of lines that may wait for the disk. */
  readonly most?: number;
}

/** What is written to: an AppendFile. */
export type LineFile = Pick<AppendFile, 'path' | 'append' | 'reopen' | 'close'>;

/**
 * A file of findings. `offer` only puts the line into a queue; batches are appended behind it, each on
 * the disk before the next begins. A disk that is full does not stop the run: it is told once, the
 * findings wait, and when there are too many of them the oldest of the lowest severity go.
 */
export class FindingsFile implements FindingSink {
  readonly #file: LineFile;
  readonly #parts: FindingsFileParts;
  readonly #timer: Timer;
  readonly #waiting: WaitingFindings;
  /** All that touches the file, one after the other; never rejects. */
  #work: Promise<void> = Promise.resolve();
  #scheduled = false;
  #closed = false;
  #sequence = 0;
  #cancelRetry: (() => void) | undefined;
  #retryIn = FIRST_RETRY;
  /** The fault of the last write; undefined while all is well. */
  #fault: Fault | undefined;
  #lost = 0;

  constructor(file: LineFile, parts: FindingsFileParts) {
    this.#file = file;
    this.#parts = parts;
    this.#timer = parts.timer ?? systemTimer;
    this.#waiting = new WaitingFindings(parts.most ?? MOST_WAITING);
  }

  /** Throws a Fault with code `output` when the file cannot be appended to. */
  static async open(path: string, parts: FindingsFileParts): Promise<FindingsFile> {
    return new FindingsFile(await AppendFile.open(path), parts);
  }

  offer(finding: Finding): void {
    if (this.#closed) return;
    const { id, severity } = finding;
    const line = this.#parts.write(finding);
    const gone = this.#waiting.add({ sequence: this.#sequence++, id, severity, line });
    if (gone.length > 0) this.#tellLoss(gone.length);
    if (this.#cancelRetry === undefined) this.#schedule();
  }

  /** Goes on in the file that has the name now, after a rotation. Tells when there is none; never throws. */
  reopen(): Promise<void> {
    return this.#after(async () => {
      await this.#file.reopen().catch((fault: Fault) => this.#parts.news.fault(fault));
      // The new file may lie on a disk with room.
      await this.#write();
    });
  }

  /** Writes what waits, once more if it failed; throws a Fault with code `output` when some cannot be written. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#after(() => this.#write());
    this.#cancelRetry?.();
    const { size } = this.#waiting;
    await this.#file.close();
    if (this.#fault === undefined || size === 0) return;
    const { code, message, cause } = this.#fault;
    throw new Fault(code, `${message}; findings that are not in it: ${size}`, cause);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    void this.#after(() => {
      this.#scheduled = false;
      return this.#write();
    });
  }

  #after(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step);
    return this.#work;
  }

  async #write(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = this.#waiting.first(BATCH);
      for (const { sequence } of batch) this.#waiting.hold(sequence);
      try {
        await this.#file.append(batch.map(({ line }) => `${line}\n`).join(''));
      } catch (fault) {
        for (const { sequence } of batch) this.#waiting.release(sequence);
        return this.#failed(fault as Fault);
      }
      this.#written(batch);
    }
  }

  #written(batch: readonly WaitingFinding[]): void {
    for (const { sequence } of batch) this.#waiting.remove(sequence);
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#retryIn = FIRST_RETRY;
    if (this.#fault === undefined) return;
    this.#fault = undefined;
    const lost = this.#lost === 0 ? 'none was lost' : `${this.#lost} were lost`;
    this.#lost = 0;
    this.#parts.news.notice(`writes findings to ${this.#file.path} again; ${lost}`);
  }

  #failed(fault: Fault): void {
    if (this.#fault === undefined) this.#parts.news.fault(fault);
    this.#fault = fault;
    this.#cancelRetry?.();
    this.#cancelRetry = this.#timer(this.#retryIn, () => {
      this.#cancelRetry = undefined;
      this.#schedule();
    });
    this.#retryIn = Math.min(this.#retryIn * 2, LAST_RETRY);
  }

  #tellLoss(count: number): void {
    if (this.#lost === 0) {
      this.#parts.news.notice(
        `too many findings wait for ${this.#file.path}: the oldest of the lowest severity are dropped`,
      );
    }
    this.#lost += count;
  }
}

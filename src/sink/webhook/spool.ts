import { Fault, reasonOf } from '../../base/fault.ts';
import type { SinkNews } from '../findings/sink-news.ts';
import { systemTimer, type Timer } from '../findings/timer.ts';
import { SpoolFiles } from './spool-files.ts';

/** Characters of lines that are written at once; one line may be longer. */
const BATCH = 256 * 1024;
/** How long after a failure it is tried again, in ms. */
const RETRY = 5000;

/** A file: what of it still waits. */
interface Segment {
  readonly first: number;
  /** Lines by sequence. */
  readonly alive: Map<number, string>;
  /** Characters of the lines that are in the file, and of those that wait. */
  written: number;
  waiting: number;
}

/**
 * What waits, on disk. Lines that come together are one file, so a burst costs few of the slow calls
 * that make it last; a file is never added to. It goes when none of its lines waits any more, and is
 * written again when less than half of it does, so the files are at most twice what waits. All work is
 * done behind the calls. After a crash some lines of a file may come back that are done.
 */
export class Spool {
  readonly #files: SpoolFiles;
  readonly #news: SinkNews;
  readonly #timer: Timer;
  /** By sequence, in order. */
  #unsaved = new Map<number, string>();
  readonly #segmentOf = new Map<number, Segment>();
  /** To be written again, or to go. */
  readonly #stale = new Set<Segment>();
  #working: Promise<void> | undefined;
  #cancelRetry: (() => void) | undefined;
  #isFailing = false;

  /** Throws a Fault with code `output` when the directory cannot be used. */
  constructor(directory: string, news: SinkNews, timer: Timer = systemTimer) {
    this.#files = new SpoolFiles(directory);
    this.#news = news;
    this.#timer = timer;
  }

  /**
   * Gives what an earlier run has left to `take`, in order, which says whether it can use it. Gives how
   * many files hold something that cannot be used; they are laid aside. Before the first save.
   */
  load(take: (sequence: number, line: string) => boolean): number {
    let damaged = 0;
    for (const { first, lines = [] } of this.#files.read()) {
      const segment = newSegment(first);
      for (const [i, line] of lines.entries()) add(segment, first + i, line);
      for (const sequence of segment.alive.keys()) this.#segmentOf.set(sequence, segment);
      const used = [...segment.alive].filter(([sequence, line]) => take(sequence, line));
      if (used.length === lines.length && lines.length > 0) continue;
      this.#files.putAside(first);
      damaged++;
      this.#unsave(
        segment,
        used.filter(([sequence]) => segment.alive.has(sequence)),
      );
    }
    this.#work();
    return damaged;
  }

  save(sequence: number, line: string): void {
    this.#unsaved.set(sequence, line);
    this.#work();
  }

  remove(sequence: number): void {
    this.#unsaved.delete(sequence);
    const segment = this.#segmentOf.get(sequence);
    if (segment === undefined) return;
    segment.waiting -= segment.alive.get(sequence)?.length ?? 0;
    segment.alive.delete(sequence);
    this.#segmentOf.delete(sequence);
    if (segment.alive.size > 0 && segment.waiting * 2 >= segment.written) return;
    this.#stale.add(segment);
    this.#work();
  }

  /** Until all is done, or a last attempt has failed; gives how many lines are not on the disk. */
  async flush(): Promise<number> {
    await this.#working;
    this.#dropRetry();
    // The next run is not to send again what is done.
    for (const segment of this.#segmentOf.values()) {
      if (segment.waiting < segment.written) this.#stale.add(segment);
    }
    this.#work();
    await this.#working;
    this.#dropRetry();
    return this.#unsaved.size;
  }

  #work(): void {
    if (this.#working !== undefined || this.#cancelRetry !== undefined) return;
    this.#working = this.#workAll();
  }

  async #workAll(): Promise<void> {
    // What is offered in one turn of the event loop is one batch.
    await Promise.resolve();
    try {
      while (this.#unsaved.size > 0 || this.#stale.size > 0) {
        for (const segment of this.#stale) await this.#renew(segment);
        if (this.#unsaved.size > 0) await this.#saveBatch();
        await this.#files.sync();
        this.#isFailing = false;
      }
    } catch (cause) {
      this.#failed(cause);
    } finally {
      // In the same step that found nothing to do: what comes later begins anew.
      this.#working = undefined;
    }
  }

  async #renew(segment: Segment): Promise<void> {
    const { first, alive, waiting } = segment;
    this.#stale.delete(segment);
    try {
      if (alive.size === 0) return await this.#files.remove(first);
      await this.#files.write(first, [...alive.values()]);
      segment.written = waiting;
    } catch (cause) {
      this.#stale.add(segment);
      throw cause;
    }
  }

  async #saveBatch(): Promise<void> {
    const segment = this.#takeBatch();
    try {
      await this.#files.write(segment.first, [...segment.alive.values()]);
    } catch (cause) {
      this.#unsave(segment, [...segment.alive]);
      throw cause;
    }
  }

  /** The oldest lines that are not on the disk: a removal finds them in their segment from now on. */
  #takeBatch(): Segment {
    const [first = 0] = this.#unsaved.keys();
    const segment = newSegment(first);
    for (const [sequence, line] of this.#unsaved) {
      if (segment.alive.size > 0 && segment.written + line.length > BATCH) break;
      add(segment, sequence, line);
      this.#unsaved.delete(sequence);
      this.#segmentOf.set(sequence, segment);
    }
    return segment;
  }

  /** Some lines of a segment, all older than those that are not on the disk, are not there either. */
  #unsave(segment: Segment, lines: readonly (readonly [number, string])[]): void {
    for (const sequence of segment.alive.keys()) this.#segmentOf.delete(sequence);
    this.#stale.delete(segment);
    this.#unsaved = new Map([...lines, ...this.#unsaved]);
  }

  #dropRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #failed(cause: unknown): void {
    if (!this.#isFailing) {
      const words = `cannot write ${this.#files.directory}: ${reasonOf(cause)}; what waits for the webhook is in memory only`;
      this.#news.fault(new Fault('output', words, cause));
    }
    this.#isFailing = true;
    this.#cancelRetry = this.#timer(RETRY, () => {
      this.#cancelRetry = undefined;
      this.#work();
    });
  }
}

function newSegment(first: number): Segment {
  return { first, alive: new Map(), written: 0, waiting: 0 };
}

function add(segment: Segment, sequence: number, line: string): void {
  segment.alive.set(sequence, line);
  segment.written += line.length;
  segment.waiting += line.length;
}

import { type FSWatcher, watch } from 'node:fs';

/** How often one looks, in ms: not every file system tells of changes. */
const EVERY = 1000;

/** What is being written is left alone until two looks so far apart are the same, in ms. */
const SETTLED = 100;

/** Calls back after some ms; a test has its own. */
export type Later = (call: () => void, ms: number) => { unref(): unknown };

/** What is watched, and who is told. */
interface Watched {
  /** What a file system tells of changes in; with `recursive` below them too. */
  readonly directories: Iterable<string>;
  readonly recursive?: boolean;
  /** How it looks now: the same text as long as nothing is changed. */
  readonly look: () => Promise<string>;
  /** Whether it is told how things look at the first look; else that is no change. */
  readonly tellsFirst: () => boolean;
  readonly changed: () => void;
  readonly later?: Later;
}

/**
 * Tells when something on a file system was changed and is at rest again. Does not keep the process alive.
 */
export class RestWatch {
  readonly #watched: Watched;
  readonly #later: Later;
  readonly #watchers: FSWatcher[] = [];
  /** What was there when it was told last, and what was seen last. */
  #told: string | undefined;
  #seen: string | undefined;
  #isLooking = false;
  #isAskedAgain = false;
  #stopped = false;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#later = watched.later ?? setTimeout;
    for (const directory of watched.directories) this.#listen(directory);
    void this.#poll();
  }

  /** Looks now; while a look is going on, once more behind it. */
  async look(): Promise<void> {
    if (this.#stopped) return;
    if (this.#isLooking) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isLooking = true;
    const now = await this.#watched.look();
    this.#isLooking = false;
    this.#take(now);
    if (!this.#isAskedAgain) return;
    this.#isAskedAgain = false;
    await this.look();
  }

  stop(): void {
    this.#stopped = true;
    for (const watcher of this.#watchers) watcher.close();
  }

  #take(now: string): void {
    if (this.#seen === undefined && !this.#watched.tellsFirst()) this.#told = now;
    if (now !== this.#seen) {
      this.#seen = now;
      if (now !== this.#told) this.#after(SETTLED, () => this.look());
    } else if (now !== this.#told) {
      this.#told = now;
      if (!this.#stopped) this.#watched.changed();
    }
  }

  async #poll(): Promise<void> {
    await this.look();
    if (!this.#stopped) this.#after(EVERY, () => this.#poll());
  }

  #after(ms: number, call: () => Promise<void>): void {
    this.#later(() => void call(), ms).unref();
  }

  /** Where a file system or the kernel cannot tell, looking has to do. */
  #listen(directory: string): void {
    const { recursive = false } = this.#watched;
    try {
      const watcher = watch(directory, { recursive, persistent: false });
      watcher.on('change', () => void this.look());
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      return;
    }
  }
}

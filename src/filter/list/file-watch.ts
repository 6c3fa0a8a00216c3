import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';
import { fileFacts } from './file-facts.ts';

/** How often the files are looked at, in ms: not every file system tells of changes. */
const EVERY = 1000;

/** A file that is being written is left alone until two looks so far apart are the same, in ms. */
const SETTLED = 100;

/** Calls back after some ms; a test has its own. */
export type Later = (call: () => void, ms: number) => { unref(): unknown };

/** Tells when files were changed, made or removed and are at rest again. Does not keep the process alive. */
export class FileWatch {
  readonly #paths: readonly string[];
  readonly #changed: () => void;
  readonly #later: Later;
  readonly #watchers: FSWatcher[] = [];
  /** What was there when it was told last, and what was seen last. */
  #told: string | undefined;
  #seen: string | undefined;
  #isLooking = false;
  #stopped = false;

  /** What the files are at first is told, too: nobody can know what changed before. */
  constructor(paths: readonly string[], changed: () => void, later: Later = setTimeout) {
    this.#paths = paths;
    this.#changed = changed;
    this.#later = later;
    for (const directory of new Set(paths.map((path) => dirname(path)))) this.#listen(directory);
    void this.#poll();
  }

  /** Looks at the files now. */
  async look(): Promise<void> {
    if (this.#stopped || this.#isLooking) return;
    this.#isLooking = true;
    const now = (await Promise.all(this.#paths.map(fileFacts))).join('\n');
    this.#isLooking = false;
    if (now !== this.#seen) {
      this.#seen = now;
      if (now !== this.#told) this.#after(SETTLED, () => this.look());
    } else if (now !== this.#told) {
      this.#told = now;
      if (!this.#stopped) this.#changed();
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const watcher of this.#watchers) watcher.close();
  }

  async #poll(): Promise<void> {
    await this.look();
    if (!this.#stopped) this.#after(EVERY, () => this.#poll());
  }

  #after(ms: number, call: () => Promise<void>): void {
    this.#later(() => void call(), ms).unref();
  }

  /** A file that is replaced is another one: its directory tells. Where nothing tells, looking has to do. */
  #listen(directory: string): void {
    try {
      const watcher = watch(directory, { persistent: false });
      watcher.on('change', () => void this.look());
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      return;
    }
  }
}

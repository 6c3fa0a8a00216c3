import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How often the files are looked at, in ms: not every file system tells of changes. */
const EVERY = 1000;

/** Files that are being written are left alone until two looks so far apart are the same, in ms. */
const SETTLED = 100;

/** Calls back after some ms; a test has its own. */
export type Later = (call: () => void, ms: number) => { unref(): unknown };

/**
 * Tells when files below directories were changed, made or removed, and are at rest again. Does not
 * keep the process alive.
 */
export class DirectoryWatch {
  readonly #directories: readonly string[];
  readonly #since: number;
  readonly #changed: () => void;
  readonly #later: Later;
  readonly #watchers: FSWatcher[] = [];
  /** What was there when it was told last, and what was seen last. */
  #told: string | undefined;
  #seen: string | undefined;
  #isLooking = false;
  #isAskedAgain = false;
  #stopped = false;

  /** What was there at `since` (ms since 1970) is no change. */
  constructor(
    directories: readonly string[],
    since: number,
    changed: () => void,
    later: Later = setTimeout,
  ) {
    this.#directories = directories;
    this.#since = since;
    this.#changed = changed;
    this.#later = later;
    for (const directory of directories) this.#listen(directory);
    void this.#poll();
  }

  /** Looks at the files now. */
  async look(): Promise<void> {
    if (this.#stopped) return;
    if (this.#isLooking) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isLooking = true;
    const now = await pictureOf(this.#directories);
    this.#isLooking = false;
    this.#take(now);
    if (!this.#isAskedAgain) return;
    this.#isAskedAgain = false;
    await this.look();
  }

  #take({ text: now, newest }: Picture): void {
    this.#told ??= newest > this.#since ? '' : now;
    if (now !== this.#seen) {
      this.#seen = now;
      this.#after(SETTLED, () => this.look());
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

  /** Where a file system or the kernel cannot tell, looking has to do. */
  #listen(directory: string): void {
    try {
      const watcher = watch(directory, { recursive: true, persistent: false });
      watcher.on('change', () => void this.look());
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      return;
    }
  }
}

/** Names, sizes and times of all files: the same text as long as nothing is changed. */
interface Picture {
  readonly text: string;
  /** When something was changed last, in ms since 1970. */
  readonly newest: number;
}

async function pictureOf(directories: readonly string[]): Promise<Picture> {
  const files = (await Promise.all(directories.map(filesBelow))).flat();
  const facts = await Promise.all(files.map(factsOf));
  return {
    text: facts.map(({ text }) => text).join('\n'),
    newest: Math.max(...facts.map(({ newest }) => newest)),
  };
}

/** The directory and all that is below it. */
async function filesBelow(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory, { recursive: true });
    return [directory, ...names.sort().map((name) => join(directory, name))];
  } catch {
    // It is gone, or being changed: the facts of it will tell.
    return [directory];
  }
}

/** A rename sets the time of the change of status, not that of the content. */
async function factsOf(path: string): Promise<Picture> {
  try {
    const { size, ctimeMs, ino } = await stat(path);
    return { text: `${path} ${size} ${ctimeMs} ${ino}`, newest: ctimeMs };
  } catch (cause) {
    return { text: `${path} ${(cause as NodeJS.ErrnoException).code}`, newest: 0 };
  }
}

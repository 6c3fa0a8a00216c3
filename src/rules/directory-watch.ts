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
  readonly #changed: () => void;
  readonly #later: Later;
  readonly #watchers: FSWatcher[] = [];
  /** What was there when it was told last, and what was seen last. */
  #told: string | undefined;
  #seen: string | undefined;
  #isLooking = false;
  #isAskedAgain = false;
  #stopped = false;

  /** What is there at first is no change. */
  constructor(directories: readonly string[], changed: () => void, later: Later = setTimeout) {
    this.#directories = directories;
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

  #take(now: string): void {
    this.#told ??= now;
    this.#seen ??= now;
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
async function pictureOf(directories: readonly string[]): Promise<string> {
  const pictures = await Promise.all(directories.map(onePicture));
  return pictures.join('\n');
}

async function onePicture(directory: string): Promise<string> {
  try {
    const names = await readdir(directory, { recursive: true });
    const facts = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs, ino } = await stat(join(directory, name));
        return `${name} ${size} ${mtimeMs} ${ino}`;
      }),
    );
    return facts.sort().join('\n');
  } catch (cause) {
    // It is gone, or being changed: to look again will tell.
    return `${directory} ${(cause as NodeJS.ErrnoException).code}`;
  }
}

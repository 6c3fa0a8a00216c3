import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RestWatch } from '../../src/base/rest-watch.ts';
import { watchDirectories } from '../../src/rules/watch-directories.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { writeFiles } from './directories.ts';

const temporaryDirectory = temporaryDirectories();
let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
  writeFiles(directory, { 'a/x.yaml': 'one' });
});

/** A watch whose time goes on only when it is told to. */
class Watched {
  changes = 0;
  readonly watch: RestWatch;
  readonly #due: (() => void)[] = [];

  constructor(since = Date.now() + 1e6) {
    const later = (call: () => void) => {
      this.#due.push(call);
      return { unref: () => undefined };
    };
    this.watch = watchDirectories([directory], since, () => this.changes++, later);
  }

  /** Lets all that waits look, some times. */
  async goOn(): Promise<number> {
    for (let i = 0; i < 4; i++) {
      for (const call of this.#due.splice(0)) call();
      await this.watch.look();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.changes;
  }
}

describe('watchDirectories()', () => {
  it('tells of nothing that was there at first', async () => {
    const watched = new Watched();
    expect(await watched.goOn()).toBe(0);
    watched.watch.stop();
  });

  it('tells once of a file that is made, changed, renamed or removed', async () => {
    const watched = new Watched();
    await watched.goOn();
    writeFiles(directory, { 'b/y.yaml': 'two' });
    expect(await watched.goOn()).toBe(1);
    writeFiles(directory, { 'b/y.yaml': 'three' });
    expect(await watched.goOn()).toBe(2);
    rmSync(join(directory, 'b'), { recursive: true });
    expect(await watched.goOn()).toBe(3);
    expect(await watched.goOn()).toBe(3);
    watched.watch.stop();
  });

  it('tells of what was changed before the first look, after the time it was given', async () => {
    const watched = new Watched(0);
    expect(await watched.goOn()).toBe(1);
    watched.watch.stop();
  });

  it('outlives the directory', async () => {
    const watched = new Watched();
    await watched.goOn();
    rmSync(directory, { recursive: true });
    expect(await watched.goOn()).toBe(1);
    writeFiles(directory, { 'a/x.yaml': 'again' });
    expect(await watched.goOn()).toBe(2);
    watched.watch.stop();
  });

  it('tells of nothing after it was stopped', async () => {
    const watched = new Watched();
    await watched.goOn();
    watched.watch.stop();
    writeFiles(directory, { 'a/z.yaml': 'x' });
    expect(await watched.goOn()).toBe(0);
  });
});

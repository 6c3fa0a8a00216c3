import { Fault } from '../../base/fault.ts';
import { fileFacts } from '../../base/file-facts.ts';
import type { Sets } from '../condition.ts';

import type { ListSettings } from './list-settings.ts';
import type { LoadedList, ReadList } from './read-list.ts';

/** What came of reading a list again. */
export type Reloaded =
  | { readonly name: string; readonly before: LoadedList; readonly now: LoadedList }
  | { readonly name: string; readonly fault: Fault };

interface Entry {
  readonly settings: ListSettings;
  /** What the file was when it was read. */
  facts: string;
  loaded: LoadedList;
}

/** The lists of a run: each is the last of its file that could be used. */
export class Lists {
  readonly #entries: readonly Entry[];
  readonly #read: ReadList;

  private constructor(entries: readonly Entry[], read: ReadList) {
    this.#entries = entries;
    this.#read = read;
  }

  /** Reads all lists; throws one Fault with everything that is wrong. */
  static async open(lists: readonly ListSettings[], read: ReadList): Promise<Lists> {
    const entries: Entry[] = [];
    const faults: Fault[] = [];
    for (const settings of lists) {
      const { text: facts } = await fileFacts(settings.file);
      try {
        entries.push({ settings, facts, loaded: await read(settings) });
      } catch (cause) {
        if (!(cause instanceof Fault)) throw cause;
        faults.push(cause);
      }
    }
    if (faults.length === 0) return new Lists(entries, read);
    throw new Fault(faults[0].code, faults.map(({ message }) => message).join('\n'), faults[0]);
  }

  get files(): readonly string[] {
    return this.#entries.map(({ settings }) => settings.file);
  }

  get loaded(): ReadonlyMap<string, LoadedList> {
    return new Map(this.#entries.map(({ settings, loaded }) => [settings.name, loaded]));
  }

  get sets(): Sets {
    return new Map(this.#entries.map(({ settings, loaded }) => [settings.name, loaded.set]));
  }

  /**
   * Reads the lists again whose files are not what they were. One that cannot be used any more stays as it
   * was, and is told once for each state of its file.
   */
  async reload(): Promise<readonly Reloaded[]> {
    const reloaded: Reloaded[] = [];
    for (const entry of this.#entries) {
      const { settings, loaded: before } = entry;
      const { text: facts } = await fileFacts(settings.file);
      if (facts === entry.facts) continue;
      entry.facts = facts;
      try {
        entry.loaded = await this.#read(settings);
        reloaded.push({ name: settings.name, before, now: entry.loaded });
      } catch (cause) {
        const fault =
          cause instanceof Fault
            ? cause
            : new Fault('data', `cannot read list ${settings.name}`, cause);
        reloaded.push({ name: settings.name, fault });
      }
    }
    return reloaded;
  }
}

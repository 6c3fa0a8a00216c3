import type { HistoryStore } from '../store/history-store.ts';

/** Of what shape the items are; another version is not read. */
const VERSION = 1;

/** A part is closed when it has this many characters; a store takes four times as many bytes. */
const LONGEST_PART = 1_000_000;

interface Part {
  readonly version: number;
  readonly items: readonly unknown[];
}

/**
 * Lists in a store, beside the rows: JSON in parts, each of them whole by itself, so that a crash between
 * two leaves an older part and not a torn list. The last part is empty.
 *
 *     name.0  {"version":1,"items":[…]}   name.1  {…}   …   name.n  {"version":1,"items":[]}
 */
export class SavedLists {
  /** Parts that were torn or of another version. */
  refused = 0;
  readonly #store: HistoryStore;

  constructor(store: HistoryStore) {
    this.#store = store;
  }

  write(name: string, items: readonly unknown[]): void {
    let part = 0;
    let texts: string[] = [];
    let length = 0;
    const close = (): void => {
      const text = `{"version":${VERSION},"items":[${texts.join(',')}]}`;
      this.#store.putMeta(`${name}.${part++}`, new TextEncoder().encode(text));
      texts = [];
      length = 0;
    };
    for (const item of items) {
      const text = JSON.stringify(item);
      if (length + text.length > LONGEST_PART && texts.length > 0) close();
      texts.push(text);
      length += text.length + 1;
    }
    if (texts.length > 0) close();
    close();
  }

  /** The items as they were written: what is in the store is ours alone. */
  read<Item>(name: string): Item[] {
    const items: Item[] = [];
    for (let part = 0; ; part++) {
      const value = this.#store.meta(`${name}.${part}`);
      if (value === undefined) return items;
      const found = this.#parse(value);
      if (found === undefined || found.length === 0) return items;
      for (const item of found) items.push(item as Item);
    }
  }

  #parse(value: Uint8Array): readonly unknown[] | undefined {
    try {
      const { version, items } = JSON.parse(new TextDecoder().decode(value)) as Part;
      if (version === VERSION && Array.isArray(items)) return items;
    } catch {
      // A torn part: counted below.
    }
    this.refused++;
    return undefined;
  }
}

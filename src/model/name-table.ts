import { latin1 } from '../base/ascii.ts';
import { ByteMap } from '../base/byte-map.ts';
import { Kind, type KindName } from './kind.ts';
import type { Policy } from './policy.ts';

/** No name of the table. */
export const UNNAMED = -1;

/** How many spellings of names are remembered, and their bytes; a site has a few hundred. */
const REMEMBERED = 4096;
const REMEMBERED_BYTES = 128 * 1024;

/** A longer name is looked up by its end, where the telling word stands. */
const LONGEST_NAME = 128;

/**
 * Says what kind of value a parameter, key, header or cookie of a given name holds. Names are
 * compared without case and without `-`, `_`, `.` and blanks; of `user[email]` and `user.email`
 * the last part counts too.
 */
export class NameTable {
  readonly #exact = new Map<string, number>();
  readonly #globs: { readonly matches: (name: string) => boolean; readonly kind: number }[] = [];
  /** One byte for each name: its kind plus 1, or 0 for none. */
  readonly #seen = new ByteMap(REMEMBERED, REMEMBERED_BYTES);
  readonly #answer = new Uint8Array(1);

  constructor(names: Policy['names']) {
    for (const [kindName, patterns] of Object.entries(names)) {
      const kind = Kind[kindName as KindName];
      for (const pattern of patterns) {
        const bare = plainName(pattern.replaceAll('*', ''));
        const open = pattern.startsWith('*');
        const close = pattern.endsWith('*');
        if (!open && !close) {
          if (!this.#exact.has(bare)) this.#exact.set(bare, kind);
        } else if (open && close) this.#globs.push({ matches: (n) => n.includes(bare), kind });
        else if (open) this.#globs.push({ matches: (n) => n.endsWith(bare), kind });
        else this.#globs.push({ matches: (n) => n.startsWith(bare), kind });
      }
    }
  }

  /** The `Kind` for the name that stands, without escapes, at `bytes[start, end)`, or UNNAMED. */
  kindOf(bytes: Uint8Array, start: number, end: number): number {
    const from = end - start > LONGEST_NAME ? end - LONGEST_NAME : start;
    if (this.#seen.find(bytes, from, end, 0)) return this.#seen.bytes[this.#seen.from] - 1;
    const kind = this.kindOfName(latin1(bytes, from, end));
    this.#answer[0] = kind + 1;
    this.#seen.add(bytes, from, end, 0, this.#answer, 0, 1);
    return kind;
  }

  /** The `Kind` for a name, or UNNAMED. */
  kindOfName(name: string): number {
    const unindexed = name.replace(/(\[\d*\])+$/, '');
    const last = /[^[\].]+(?=\]?$)/.exec(unindexed)?.[0] ?? unindexed;
    const found = this.#lookUp(plainName(unindexed));
    return found === UNNAMED ? this.#lookUp(plainName(last)) : found;
  }

  #lookUp(name: string): number {
    if (name === '') return UNNAMED;
    const exact = this.#exact.get(name);
    if (exact !== undefined) return exact;
    return this.#globs.find((glob) => glob.matches(name))?.kind ?? UNNAMED;
  }
}

/** A name as the table compares it. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.\s[\]]/g, '');
}

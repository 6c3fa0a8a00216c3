import { latin1 } from '../base/ascii.ts';
import { ByteMap } from '../base/byte-map.ts';
import { Kind, type KindName } from './kind.ts';
import type { Policy } from './policy.ts';
import { NO_RULE } from './rule-set.ts';

/** No name of the table. */
export const UNNAMED = -1;

/** How many spellings of names are remembered, and their bytes; a site has a few hundred. */
const REMEMBERED = 4096;
const REMEMBERED_BYTES = 128 * 1024;

/** A longer name is looked up by its end, where the telling word stands, and by its beginning. */
const LONGEST_NAME = 128;

/**
 * What we wrote where a value within the name was dropped: `password=redacted_secret`, also behind an escape. It says
 * nothing about the value of the whole name. One that is no more than this text, or has it as a word, is a name.
 */
const DROPPED_VALUE =
  /(?<=%(?:25)*[\da-f]{2}|=[\da-f]{2}|&#?\w{1,8};|(?:[=:\x80-\xff]|\[[\d;]{0,8}m) ?)redacted_[a-z_]+$/i;

/** A name, or with `*` at its start or end many names, and what their values are. */
export interface NameEntry {
  readonly pattern: string;
  /** A `Kind`, or the code of a slot. */
  readonly code: number;
  /** The rule that says so, or NO_RULE. */
  readonly rule: number;
}

/** An entry and its place in the order of entries. */
interface Ranked extends NameEntry {
  readonly rank: number;
}

/**
 * Says what kind of value a parameter, key, header or cookie of a given name holds. Names are
 * compared without case and without `-`, `_`, `.` and blanks; of `user[email]` and `user.email`
 * the last part counts too. A name that is written out goes before one with `*`, else the first counts.
 */
export class NameTable {
  /** The rule that knew the name of the last `kindOf`. */
  rule = NO_RULE;
  readonly #exact = new Map<string, Ranked>();
  readonly #starts = new Affixes();
  readonly #ends = new Affixes();
  readonly #parts: Ranked[] = [];
  /** Three bytes for each name: its code plus 1, or 0 for none, and the number of its rule. */
  readonly #seen = new ByteMap(REMEMBERED, REMEMBERED_BYTES);
  readonly #answer = new Uint8Array(3);

  constructor(entries: Iterable<NameEntry>) {
    let rank = 0;
    for (const entry of entries) {
      const bare = plainName(entry.pattern.replaceAll('*', ''));
      const ranked = { ...entry, pattern: bare, rank: rank++ };
      const open = entry.pattern.startsWith('*');
      const close = entry.pattern.endsWith('*');
      if (open && close) this.#parts.push(ranked);
      else if (open) this.#ends.add(bare, ranked);
      else if (close) this.#starts.add(bare, ranked);
      else if (!this.#exact.has(bare)) this.#exact.set(bare, ranked);
    }
  }

  /** A table of names by the kind of their values. */
  static ofKinds(names: Policy['names']): NameTable {
    return new NameTable(entriesOf(names));
  }

  /** The code for the name that stands, without escapes, at `bytes[start, end)`, or UNNAMED. */
  kindOf(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > LONGEST_NAME) {
      const code = this.kindOf(bytes, end - LONGEST_NAME, end);
      return code === UNNAMED ? this.kindOf(bytes, start, start + LONGEST_NAME) : code;
    }
    const seen = this.#seen;
    if (seen.find(bytes, start, end, 0)) {
      const at = seen.from;
      this.rule = seen.bytes[at + 1] | (seen.bytes[at + 2] << 8);
      return seen.bytes[at] - 1;
    }
    const code = this.kindOfName(latin1(bytes, start, end));
    this.#answer[0] = code + 1;
    this.#answer[1] = this.rule;
    this.#answer[2] = this.rule >> 8;
    seen.add(bytes, start, end, 0, this.#answer, 0, 3);
    return code;
  }

  /** The code for a name, or UNNAMED. */
  kindOfName(name: string): number {
    const unindexed = name.replace(DROPPED_VALUE, '').replace(/(\[\d*\])+$/, '');
    const last = /[^[\].]+(?=\]?$)/.exec(unindexed)?.[0] ?? unindexed;
    const found = this.#lookUp(plainName(unindexed)) ?? this.#lookUp(plainName(last));
    this.rule = found?.rule ?? NO_RULE;
    return found?.code ?? UNNAMED;
  }

  #lookUp(name: string): Ranked | undefined {
    if (name === '') return undefined;
    const exact = this.#exact.get(name);
    if (exact !== undefined) return exact;
    const part = this.#parts.find(({ pattern }) => name.includes(pattern));
    const end = this.#ends.find((length) => name.slice(name.length - length), name.length);
    const start = this.#starts.find((length) => name.slice(0, length), name.length);
    return [part, end, start].reduce(first);
  }
}

/** The entries of lists of names by kind, in their order. */
export function* entriesOf(names: Policy['names']): Generator<NameEntry> {
  for (const [kind, patterns] of Object.entries(names))
    for (const pattern of patterns) yield { pattern, code: Kind[kind as KindName], rule: NO_RULE };
}

/** Beginnings or ends of names, found with one look-up for each length that one of them has. */
class Affixes {
  readonly #known = new Map<string, Ranked>();
  readonly #lengths = new Set<number>();

  add(affix: string, entry: Ranked): void {
    this.#lengths.add(affix.length);
    if (!this.#known.has(affix)) this.#known.set(affix, entry);
  }

  /** The first entry of those that fit a name of `length`, whose affix of a length `cut` gives. */
  find(cut: (length: number) => string, length: number): Ranked | undefined {
    let found: Ranked | undefined;
    for (const size of this.#lengths)
      if (size <= length) found = first(found, this.#known.get(cut(size)));
    return found;
  }
}

function first(a: Ranked | undefined, b: Ranked | undefined): Ranked | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.rank < b.rank ? a : b;
}

/** A name as the table compares it. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.\s[\]]/g, '');
}

import { ALNUM, BLANK } from '../../base/ascii.ts';
import { Layer } from '../../base/unescape.ts';
import type { RuleFinders, Value } from './rule-finders.ts';

/*
 * A keyword in the key of a JSON member counts for its value, as if both stood in one text; so do the
 * keys of the objects and arrays that begin right in front of it.
 *
 *     {"person":{"bsn number":"266880782"}}
 *       key       key  ^ distance ^
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;

/** No rule looks for a keyword further away, with the longest keyword on top. */
const FURTHEST = 192;

/** What stood in front of so many fields of the last line, and how many bytes of it, is remembered. */
const FIELDS = 64;
const REMEMBERED = 48;

/** 1 for what stands between two strings of an array. */
const BETWEEN: Uint8Array = BLANK.map((blank, byte) =>
  byte === QUOTE || byte === COMMA ? 1 : blank,
);

/** A value to look for, at most so many bytes behind the beginning of the text. */
export interface Told {
  readonly value: Value;
  readonly within: number;
}

const NOTHING: readonly Told[] = [];

/** Says what the keys in front of a JSON value ask to look for in it. */
export class KeyWords {
  readonly #finders: RuleFinders;
  readonly #plain = [new Layer(), new Layer()];
  /** By the number of the field: what stood in front of it last, how much of it, and what it told. */
  readonly #before = new Uint8Array(FIELDS * REMEMBERED);
  readonly #lengths = new Uint8Array(FIELDS);
  readonly #told: (readonly Told[])[] = [];
  /** What the keys told last, of which value, and where the last value ends for which that holds. */
  #last: readonly Told[] = NOTHING;
  #lastStart = 0;
  #lastEnd = 0;

  constructor(finders: RuleFinders) {
    this.#finders = finders;
  }

  /** A new line begins. */
  clear(): void {
    this.#last = NOTHING;
  }

  /** What to look for in the value at `[start, end)`, the field `number` of its line. */
  of(bytes: Uint8Array, start: number, end: number, number: number): readonly Told[] {
    // Lines of one log have the same keys in the same places.
    if (number < FIELDS && this.#isAsBefore(bytes, start, number)) {
      const told = this.#told[number];
      this.#keep(told, start, end);
      return told;
    }
    const least = Math.max(0, start - FURTHEST);
    let i = skipBlanks(bytes, start - (bytes[start - 1] === QUOTE ? 1 : 0), least);
    if (bytes[i - 1] === COMMA)
      return this.#last.length === 0 ? NOTHING : this.#inArray(bytes, start, end);
    const told: Told[] = [];
    // A line end stops the way back like any other byte that does not belong here.
    for (;;) {
      while (i > least && (bytes[i - 1] === OPEN_ARRAY || BLANK[bytes[i - 1]] === 1)) i--;
      if (i <= least || bytes[i - 1] !== COLON) break;
      const close = skipBlanks(bytes, i - 1, least) - 1;
      if (close <= least || bytes[close] !== QUOTE) break;
      const open = openingQuote(bytes, close, least);
      if (open === -1) break;
      told.push(...this.#toldBy(bytes, open + 1, close, start - close));
      i = skipBlanks(bytes, open, least);
      if (i <= least || bytes[i - 1] !== OPEN_OBJECT) break;
      i = skipBlanks(bytes, i - 1, least);
    }
    this.#remember(bytes, i - 1, start, number, told);
    this.#keep(told, start, end);
    return told;
  }

  #keep(told: readonly Told[], start: number, end: number): void {
    this.#last = told;
    this.#lastStart = start;
    this.#lastEnd = end;
  }

  /** What the key of an array told of its first value holds for those behind it that are near enough. */
  #inArray(bytes: Uint8Array, start: number, end: number): readonly Told[] {
    for (let i = this.#lastEnd; i < start; i++) if (BETWEEN[bytes[i]] === 0) return NOTHING;
    let behind = end;
    while (behind < bytes.length && BETWEEN[bytes[behind]] === 1 && bytes[behind] !== COMMA)
      behind++;
    // It is a key itself.
    if (bytes[behind] === COLON) return NOTHING;
    this.#lastEnd = end;
    const away = start - this.#lastStart;
    return this.#last
      .map(({ value, within }) => ({ value, within: within - away }))
      .filter(({ within }) => within >= 0);
  }

  /** What the key at `[start, end)` tells of a value that begins `away` bytes behind it. */
  #toldBy(bytes: Uint8Array, start: number, end: number, away: number): Told[] {
    const [raw, plain] = this.#plain;
    raw.copy(bytes, start, end);
    const key = plain.unescape(raw) ? plain : raw;
    const { automaton, entries } = this.#finders;
    const told: Told[] = [];
    for (let i = 0; i < key.length && automaton !== undefined; i++) {
      if (i > 0 && ALNUM[key.bytes[i]] === 1 && ALNUM[key.bytes[i - 1]] === 1) continue;
      const hits = automaton.run(key.bytes, i, key.length);
      for (let hit = 0; hit < hits; hit++) {
        const number = automaton.hits[hit];
        const stop = automaton.ends[number];
        const isPart = ALNUM[key.bytes[stop - 1]] === 1 && ALNUM[key.bytes[stop]] === 1;
        if (stop < key.length && isPart) continue;
        for (const value of entries[number].near) {
          const within = value.within - (key.length - stop + away);
          if (within >= 0) told.push({ value, within });
        }
      }
    }
    return told;
  }

  #isAsBefore(bytes: Uint8Array, start: number, number: number): boolean {
    const length = this.#lengths[number];
    if (length === 0 || length > start) return false;
    const from = start - length;
    const at = number * REMEMBERED;
    for (let i = length - 1; i >= 0; i--)
      if (this.#before[at + i] !== bytes[from + i]) return false;
    return true;
  }

  #remember(
    bytes: Uint8Array,
    from: number,
    start: number,
    number: number,
    told: readonly Told[],
  ): void {
    if (number >= FIELDS) return;
    const length = start - from;
    this.#lengths[number] = 0;
    if (from < 0 || length > REMEMBERED) return;
    this.#before.set(bytes.subarray(from, start), number * REMEMBERED);
    this.#lengths[number] = length;
    this.#told[number] = told;
  }
}

function skipBlanks(bytes: Uint8Array, at: number, floor: number): number {
  let i = at;
  while (i > floor && BLANK[bytes[i - 1]] === 1) i--;
  return i;
}

/** Where the string whose closing quote is at `close` opens, or -1. */
function openingQuote(bytes: Uint8Array, close: number, floor: number): number {
  for (let i = close - 1; i >= floor; i--) {
    if (bytes[i] < 0x20) return -1;
    if (bytes[i] !== QUOTE) continue;
    let escapes = i;
    while (escapes > floor && bytes[escapes - 1] === BACKSLASH) escapes--;
    if ((i - escapes) % 2 === 0) return i;
  }
  return -1;
}

import { LETTER } from '../base/ascii.ts';
import { Layer } from '../base/unescape.ts';
import { BARE, type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { FIRST_CONTAINER, Kind } from '../model/kind.ts';
import { type NameTable, UNNAMED } from '../model/name-table.ts';
import { eventTime } from './event-time.ts';
import {
  bareEnd,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isLiteral,
  isNumber,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  skipBlanks,
  stringEnd,
} from './json-tokens.ts';

/*
 * One JSON value a line, walked over by its bytes and never decoded: numbers keep their digits, keys
 * their order and their doubles. The place in the document is a stack of one byte a level.
 *
 *   {"user":{"mail":"alice@example.org"},"status":200}
 *    key   ^ level ^ value: a field
 */

const BACKSLASH = 0x5c;

/** The level is an array; the other bits of a level are the kind that its values inherit. */
const ARRAY = 0x80;

/** A key of ordinary letters up to this length holds nothing personal. */
const ORDINARY_KEY = 24;

/** The format `json`: what the values are is told by the names of their keys, at any depth. */
export class JsonLines implements Format {
  readonly name = 'json';
  readonly json = true;
  readonly #names: NameTable;
  readonly #plainKey = [new Layer(), new Layer()];
  #levels = new Uint8Array(64);
  /** How deep the time stands that counts: of several the one nearest to the root. */
  #timeDepth = 0;

  constructor(names: NameTable) {
    this.#names = names;
  }

  parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
    let at = skipBlanks(bytes, start, end);
    if (at >= end || bytes[at] !== OPEN_OBJECT) return fields.asText(start, end);
    fields.clear();
    this.#timeDepth = Number.POSITIVE_INFINITY;
    let fit: Fit = Fit.whole;
    let depth = 0;
    // The kind that the key says the next value is.
    let kind: number = Kind.text;
    for (;;) {
      // A value begins at `at`, blanks skipped.
      const byte = at < end ? bytes[at] : 0;
      let opened = false;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        this.#push(depth++, kind | (byte === OPEN_ARRAY ? ARRAY : 0));
        opened = true;
        at++;
      } else if (byte === QUOTE) {
        const stop = stringEnd(bytes, at + 1, end);
        this.#pushString(bytes, at + 1, Math.min(stop, end), kind, depth, fields);
        if (stop >= end) return Fit.partial;
        at = stop + 1;
      } else {
        const stop = bareEnd(bytes, at, end);
        if (stop === at) return rest(at, end, fields);
        if (isNumber(bytes, at, stop)) this.#pushNumber(bytes, at, stop, kind, depth, fields);
        else if (!isLiteral(bytes, at, stop)) {
          // A writer that forgot the quotes: what stands here counts all the same.
          const isValue = kind < FIRST_CONTAINER && kind !== Kind.time;
          fields.push(isValue ? kind : Kind.text, at, stop, isValue ? BARE : 0);
          fit = Fit.partial;
        }
        at = stop;
      }
      // Behind a value: closing brackets, then a comma and, in an object, the next key.
      for (;;) {
        at = skipBlanks(bytes, at, end);
        if (at >= end) return Fit.partial;
        const close = (this.#levels[depth - 1] & ARRAY) !== 0 ? CLOSE_ARRAY : CLOSE_OBJECT;
        if (bytes[at] === close) {
          at++;
          opened = false;
          kind = Kind.text;
          if (--depth > 0) continue;
          at = skipBlanks(bytes, at, end);
          return at === end ? fit : rest(at, end, fields);
        }
        if (!opened) {
          // Perhaps a quote in the value that has no backslash: what follows may belong to it.
          if (bytes[at] !== COMMA) return rest(at, end, fields, kind);
          at = skipBlanks(bytes, at + 1, end);
        }
        break;
      }
      const level = this.#levels[depth - 1];
      kind = level & ~ARRAY;
      if ((level & ARRAY) !== 0) continue;
      if (at >= end || bytes[at] !== QUOTE) return rest(at, end, fields);
      const key = at + 1;
      const keyEnd = stringEnd(bytes, key, end);
      kind = this.#pushKey(bytes, key, Math.min(keyEnd, end), kind, fields);
      if (keyEnd >= end) return Fit.partial;
      at = skipBlanks(bytes, keyEnd + 1, end);
      if (at >= end) return Fit.partial;
      // Without a colon it is unclear what the words are: all of the rest is what the key says.
      if (bytes[at] !== COLON) return rest(at, end, fields, kind);
      at = skipBlanks(bytes, at + 1, end);
    }
  }

  /**
   * Gives what the value of a key is: what the key says, else what the values around it are; below a
   * secret all is secret. A key is no value, but a map may be keyed by addresses or by sessions.
   */
  #pushKey(
    bytes: Uint8Array,
    start: number,
    end: number,
    inherited: number,
    fields: Fields,
  ): number {
    let ordinary = end - start <= ORDINARY_KEY;
    let escaped = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (LETTER[byte] === 1 || byte === 0x5f || byte === 0x2d) continue;
      ordinary = false;
      if (byte === BACKSLASH) escaped = true;
    }
    const own = escaped
      ? this.#kindOfEscaped(bytes, start, end)
      : this.#names.kindOf(bytes, start, end);
    const secret = inherited === Kind.secret;
    if (!ordinary) fields.push(secret && own === UNNAMED ? inherited : Kind.text, start, end);
    if (secret || own === UNNAMED) return inherited;
    return own === Kind.plain ? Kind.text : own;
  }

  #kindOfEscaped(bytes: Uint8Array, start: number, end: number): number {
    const [raw, plain] = this.#plainKey;
    raw.copy(bytes, start, end);
    plain.unescape(raw);
    return this.#names.kindOf(plain.bytes, 0, plain.length);
  }

  /** Makes the content of a string a field. */
  #pushString(
    bytes: Uint8Array,
    start: number,
    end: number,
    kind: number,
    depth: number,
    fields: Fields,
  ): void {
    const time = kind === Kind.time ? eventTime(bytes, start, end) : Number.NaN;
    const isTime = !Number.isNaN(time);
    fields.push(kind === Kind.time && !isTime ? Kind.text : kind, start, end);
    if (isTime) this.#keepTime(time, depth, fields);
  }

  /** Makes a number a field where its key says that it is personal. */
  #pushNumber(
    bytes: Uint8Array,
    start: number,
    end: number,
    kind: number,
    depth: number,
    fields: Fields,
  ): void {
    if (kind !== Kind.time) {
      if (kind < FIRST_CONTAINER) fields.push(kind, start, end, BARE);
      return;
    }
    const time = eventTime(bytes, start, end);
    if (Number.isNaN(time)) return;
    fields.push(Kind.time, start, end, BARE);
    this.#keepTime(time, depth, fields);
  }

  #keepTime(time: number, depth: number, fields: Fields): void {
    if (depth >= this.#timeDepth) return;
    fields.time = time;
    this.#timeDepth = depth;
  }

  #push(depth: number, level: number): void {
    if (depth === this.#levels.length) {
      const grown = new Uint8Array(depth * 2);
      grown.set(this.#levels);
      this.#levels = grown;
    }
    this.#levels[depth] = level;
  }
}

/** What was understood stands; from here on the line is `kind`, or text. */
function rest(at: number, end: number, fields: Fields, kind: number = Kind.text): Fit {
  if (at < end) fields.push(kind === Kind.time ? Kind.text : kind, at, end);
  return Fit.partial;
}

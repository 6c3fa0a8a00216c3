import { LETTER } from '../base/ascii.ts';
import { Layer } from '../base/unescape.ts';
import { BARE, type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { FIRST_CONTAINER, Kind } from '../model/kind.ts';
import { type NameTable, UNNAMED } from '../model/name-table.ts';
import { eventTime } from './event-time.ts';

/*
 * One JSON value a line, walked over by its bytes and never decoded: numbers keep their digits, keys
 * their order and their doubles. The place in the document is a stack of one byte a level.
 *
 *   {"user":{"mail":"alice@example.org"},"status":200}
 *    key   ^ level ^ value: a field
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** The level is an array; the other bits of a level are the kind that its values inherit. */
const ARRAY = 0x80;

/** A key of ordinary letters up to this length holds nothing personal. */
const ORDINARY_KEY = 24;

/** 1 for blanks between tokens. */
const BLANK: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x20 || byte === 0x09 || byte === 0x0d ? 1 : 0,
);

/** 1 for the bytes of numbers, `true`, `false` and `null`. */
const SCALAR: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9A-Za-z.+-]/.test(String.fromCharCode(byte)) && byte < 128 ? 1 : 0,
);

/** The format `json`: what the values are is told by the names of their keys, at any depth. */
export class JsonLines implements Format {
  readonly name = 'json';
  readonly json = true;
  readonly #names: NameTable;
  readonly #plainKey = [new Layer(), new Layer()];
  #levels = new Uint8Array(64);

  constructor(names: NameTable) {
    this.#names = names;
  }

  parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
    let at = skipBlanks(bytes, start, end);
    if (at >= end || bytes[at] !== OPEN_OBJECT) return fields.asText(start, end);
    fields.clear();
    let depth = 0;
    let timeDepth = Number.POSITIVE_INFINITY;
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
        const time = pushString(bytes, at + 1, Math.min(stop, end), kind, fields);
        if (depth < timeDepth && !Number.isNaN(time)) {
          fields.time = time;
          timeDepth = depth;
        }
        if (stop >= end) return Fit.partial;
        at = stop + 1;
      } else {
        const stop = scalarEnd(bytes, at, end);
        if (stop === at) return rest(at, end, fields);
        const time = pushScalar(bytes, at, stop, kind, fields);
        if (depth < timeDepth && !Number.isNaN(time)) {
          fields.time = time;
          timeDepth = depth;
        }
        at = stop;
      }
      // Behind a value: closing brackets, then a comma and, in an object, the next key.
      for (;;) {
        at = skipBlanks(bytes, at, end);
        const level = this.#levels[depth - 1];
        const close = (level & ARRAY) !== 0 ? CLOSE_ARRAY : CLOSE_OBJECT;
        if (at >= end) return Fit.partial;
        if (bytes[at] === close) {
          at++;
          opened = false;
          if (--depth > 0) continue;
          at = skipBlanks(bytes, at, end);
          return at === end ? Fit.whole : rest(at, end, fields);
        }
        if (!opened) {
          if (bytes[at] !== COMMA) return rest(at, end, fields);
          at = skipBlanks(bytes, at + 1, end);
        }
        break;
      }
      const level = this.#levels[depth - 1];
      kind = level & ~ARRAY;
      if ((level & ARRAY) !== 0) continue;
      if (at >= end || bytes[at] !== QUOTE) return rest(at, end, fields);
      const keyEnd = stringEnd(bytes, at + 1, end);
      pushKey(bytes, at + 1, Math.min(keyEnd, end), fields);
      if (keyEnd >= end) return Fit.partial;
      kind = this.#kindOf(bytes, at + 1, keyEnd, kind);
      at = skipBlanks(bytes, keyEnd + 1, end);
      if (at >= end || bytes[at] !== COLON) return rest(at, end, fields);
      at = skipBlanks(bytes, at + 1, end);
    }
  }

  /** What a value is: what its key says, else what the values around it are. Below a secret all is secret. */
  #kindOf(bytes: Uint8Array, start: number, end: number, inherited: number): number {
    if (inherited === Kind.secret) return inherited;
    const own = this.#nameOf(bytes, start, end);
    if (own === UNNAMED) return inherited;
    return own === Kind.plain ? Kind.text : own;
  }

  #nameOf(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    while (at < end && bytes[at] !== BACKSLASH) at++;
    if (at === end) return this.#names.kindOf(bytes, start, end);
    const [raw, plain] = this.#plainKey;
    raw.copy(bytes, start, end);
    plain.unescape(raw);
    return this.#names.kindOf(plain.bytes, 0, plain.length);
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

/** What was understood stands; from here on the line is text. */
function rest(at: number, end: number, fields: Fields): Fit {
  if (at < end) fields.push(Kind.text, at, end);
  return Fit.partial;
}

function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && BLANK[bytes[i]] === 1) i++;
  return i;
}

/** The quote that ends the string whose content begins at `at`, or `end`. */
function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i;
}

function scalarEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && SCALAR[bytes[i]] === 1) i++;
  return i;
}

/** A key is no value, but a map may be keyed by addresses or e-mail addresses. */
function pushKey(bytes: Uint8Array, start: number, end: number, fields: Fields): void {
  let ordinary = end - start <= ORDINARY_KEY;
  for (let i = start; i < end && ordinary; i++)
    ordinary = LETTER[bytes[i]] === 1 || bytes[i] === 0x5f || bytes[i] === 0x2d;
  if (!ordinary) fields.push(Kind.text, start, end);
}

/** Makes the content of a string a field; gives the time that it is, or NaN. */
function pushString(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: number,
  fields: Fields,
): number {
  if (kind !== Kind.time) {
    fields.push(kind, start, end);
    return Number.NaN;
  }
  const time = eventTime(bytes, start, end);
  fields.push(Number.isNaN(time) ? Kind.text : Kind.time, start, end);
  return time;
}

/** Makes a number a field where its key says that it is personal; gives the time that it is, or NaN. */
function pushScalar(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: number,
  fields: Fields,
): number {
  const isNumber = LETTER[bytes[start]] === 0;
  if (kind === Kind.time) {
    const time = eventTime(bytes, start, end);
    if (!Number.isNaN(time)) fields.push(Kind.time, start, end);
    return time;
  }
  if (isNumber && kind < FIRST_CONTAINER) fields.push(kind, start, end, BARE);
  return Number.NaN;
}

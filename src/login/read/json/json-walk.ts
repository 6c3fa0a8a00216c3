import { ALNUM } from '../../../base/ascii.ts';
import type { Texts } from '../value/texts.ts';
import type { JsonPaths, Step } from './json-paths.ts';

/*
 * One JSON object (RFC 8259), walked over by its bytes without making anything of what nobody asked for.
 *
 *     {"actor":{"email":"alice@example.org"},"events":[{"name":"login_success"}]}
 *      key    ^ step   ^ value of a path               ^ step of an element
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** No log is nested deeper: such a line is no login. */
const DEEPEST = 64;

/** So many values are kept of a path that leads through an array. */
const MOST_VALUES = 16;

/** A longer key is in no path. */
const LONGEST_KEY = 256;

/** 1 for blanks between tokens. */
const SPACE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x20 || byte === 0x09 || byte === 0x0d ? 1 : 0,
);

/** 1 for the bytes of numbers and literals. */
const BARE = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || byte === 0x2b || byte === 0x2d || byte === 0x2e ? 1 : 0,
);

/** Finds the values of paths in a line. Linear; nothing is kept but places. */
export class JsonWalk {
  readonly #paths: JsonPaths;
  readonly #texts: Texts;
  readonly #counts: Uint8Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #steps: (Step | undefined)[] = [];
  readonly #isArray: boolean[] = [];

  /** All paths have to be there already. */
  constructor(paths: JsonPaths, texts: Texts) {
    this.#texts = texts;
    const count = paths.isMany.length;
    this.#paths = paths;
    this.#counts = new Uint8Array(count);
    this.#starts = new Int32Array(count * MOST_VALUES);
    this.#ends = new Int32Array(count * MOST_VALUES);
  }

  /** After a walk: how many values a path has. */
  count(path: number): number {
    return this.#counts[path];
  }

  /** Where value `i` of a path begins, with its quotes. */
  start(path: number, i: number): number {
    return this.#starts[path * MOST_VALUES + i];
  }

  end(path: number, i: number): number {
    return this.#ends[path * MOST_VALUES + i];
  }

  /**
   * Whether `bytes[start, end)` is one object. A path that says two things without an array is refused:
   * which of them the writer meant, and which came in through a value that it did not escape, nobody knows.
   */
  walk(bytes: Uint8Array, start: number, end: number): boolean {
    this.#counts.fill(0);
    let at = skip(bytes, start, end);
    if (at >= end || bytes[at] !== OPEN_OBJECT) return false;
    let depth = 0;
    let step: Step | undefined = this.#paths.root;
    for (;;) {
      // A value begins at `at`; `step` says what is known of it.
      const byte = at < end ? bytes[at] : 0;
      let opened = false;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (depth === DEEPEST) return false;
        this.#steps[depth] = step;
        this.#isArray[depth++] = byte === OPEN_ARRAY;
        opened = true;
        at++;
      } else {
        const stop = byte === QUOTE ? stringEnd(bytes, at, end) : bareEnd(bytes, at, end);
        if (stop === -1 || (step !== undefined && !this.#keep(step.path, at, stop))) return false;
        at = stop;
      }
      for (;;) {
        at = skip(bytes, at, end);
        if (at >= end) return false;
        const isArray = this.#isArray[depth - 1];
        if (bytes[at] === (isArray ? CLOSE_ARRAY : CLOSE_OBJECT)) {
          at++;
          opened = false;
          if (--depth > 0) continue;
          return skip(bytes, at, end) === end;
        }
        if (!opened) {
          if (bytes[at] !== COMMA) return false;
          at = skip(bytes, at + 1, end);
        }
        break;
      }
      const around = this.#steps[depth - 1];
      if (this.#isArray[depth - 1]) {
        step = around?.element;
        continue;
      }
      const keyEnd = at < end && bytes[at] === QUOTE ? stringEnd(bytes, at, end) : -1;
      if (keyEnd === -1) return false;
      step = around && this.#stepOf(around, bytes, at, keyEnd);
      at = skip(bytes, keyEnd, end);
      if (at >= end || bytes[at] !== COLON) return false;
      at = skip(bytes, at + 1, end);
    }
  }

  #keep(path: number, start: number, end: number): boolean {
    if (path === -1) return true;
    const count = this.#counts[path];
    if (count > 0 && !this.#paths.isMany[path]) return false;
    if (count === MOST_VALUES) return true;
    this.#starts[path * MOST_VALUES + count] = start;
    this.#ends[path * MOST_VALUES + count] = end;
    this.#counts[path] = count + 1;
    return true;
  }

  #stepOf(around: Step, bytes: Uint8Array, start: number, end: number): Step | undefined {
    if (around.keys.size === 0 || end - start > LONGEST_KEY) return undefined;
    return around.keys.get(jsonText(bytes, start, end, this.#texts) ?? '');
  }
}

/** The text of the string `bytes[start, end)`, quotes included; undefined when it is none. */
export function jsonText(
  bytes: Uint8Array,
  start: number,
  end: number,
  texts: Texts,
): string | undefined {
  let i = start;
  while (i < end && bytes[i] !== BACKSLASH) i++;
  if (i === end) return texts.text(bytes, start + 1, end - 1);
  try {
    return JSON.parse(texts.text(bytes, start, end)) as string;
  } catch {
    return undefined;
  }
}

function skip(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && SPACE[bytes[i]] === 1) i++;
  return i;
}

/** Behind the quote that ends the string which begins with the quote at `at`; -1 without one. */
function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at + 1;
  while (i < end && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i < end ? i + 1 : -1;
}

/** Where the number, `true`, `false` or `null` at `at` ends; -1 when there is none. */
function bareEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && BARE[bytes[i]] === 1) i++;
  return i === at ? -1 : i;
}

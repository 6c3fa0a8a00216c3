import type { Span } from '../read-login.ts';
import type { Texts } from '../value/texts.ts';
import type { JsonPaths } from './json-paths.ts';
import { jsonStretch } from './json-stretch.ts';
import { JsonWalk, jsonText } from './json-walk.ts';

const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;

/** A longer text is no value of a login, but a document within one. */
const LONGEST = 64 * 1024;

/** The values at the paths of the rules in one line. */
export class JsonValues {
  readonly #walk: JsonWalk;
  readonly #texts: Texts;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(paths: JsonPaths, texts: Texts) {
    this.#walk = new JsonWalk(paths, texts);
    this.#texts = texts;
  }

  /** Reads the line `bytes[start, end)`; false when it is not one JSON object that can be trusted. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes;
    return this.#walk.walk(bytes, start, end);
  }

  count(path: number): number {
    return this.#walk.count(path);
  }

  /**
   * A value of a path as text: strings without quotes and escapes, others as they stand there. Undefined
   * for what is no text, or too long for one.
   */
  text(path: number, i: number): string | undefined {
    const start = this.#walk.start(path, i);
    const end = this.#walk.end(path, i);
    if (end - start > LONGEST) return undefined;
    if (this.#isString(path, i)) return jsonText(this.#bytes, start, end, this.#texts);
    return this.#texts.latin1(this.#bytes, start, end);
  }

  /** The first of some paths that says something, or -1; `null` and an empty string say nothing. */
  firstOf(paths: readonly number[]): number {
    for (const path of paths) if (this.#walk.count(path) > 0 && this.#says(path, 0)) return path;
    return -1;
  }

  /** Where all values of some paths stand that say something. */
  spansOf(paths: readonly number[]): Span[] {
    const spans: Span[] = [];
    for (const path of paths)
      for (let i = 0; i < this.#walk.count(path); i++)
        if (this.#says(path, i)) spans.push(this.span(path, i));
    return spans;
  }

  /** Where value `i` of a path stands, its quotes left out. */
  span(path: number, i: number): Span {
    const start = this.#walk.start(path, i);
    const end = this.#walk.end(path, i);
    return this.#isString(path, i)
      ? { start: start + 1, end: end - 1 }
      : { start, end, isBare: true };
  }

  /** Where a part of value `i` of a path stands: `part` counts the bytes of its text in UTF-8. */
  spanWithin(path: number, i: number, part: Span): Span {
    const whole = this.span(path, i);
    return whole.isBare ? whole : jsonStretch(this.#bytes, whole, part);
  }

  #says(path: number, i: number): boolean {
    const start = this.#walk.start(path, i);
    const isEmpty = this.#isString(path, i) && this.#walk.end(path, i) === start + 2;
    const isNull = this.#bytes[start] === 0x6e;
    return !isEmpty && !isNull;
  }

  #isString(path: number, i: number): boolean {
    return this.#bytes[this.#walk.start(path, i)] === QUOTE;
  }
}

/** Whether a line may be JSON: its first byte that is no blank opens an object. */
export function opensObject(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end && bytes[i] === 0x20) i++;
  return i < end && bytes[i] === OPEN_OBJECT;
}

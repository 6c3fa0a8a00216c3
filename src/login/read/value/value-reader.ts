import type { LoginEscapes } from '../../../model/login-rule.ts';
import { LONGEST_NAME, type Texts } from './texts.ts';
import { withoutEscapes } from './without-escapes.ts';

/** Reads values as one log writes them. */
export class ValueReader {
  readonly #texts: Texts;
  readonly #escapes: LoginEscapes;
  readonly #control: boolean;

  /** With `control` the bytes went through syslog, which escapes control characters. */
  constructor(texts: Texts, escapes: LoginEscapes, control = false) {
    this.#texts = texts;
    this.#escapes = escapes;
    this.#control = control;
  }

  /** A name, which is compared with others: at most LONGEST_NAME bytes; undefined for an empty one. */
  name(bytes: Uint8Array, start: number, end: number): string | undefined {
    const plain = withoutEscapes(bytes, start, end, this.#escapes, this.#control);
    if (plain !== undefined) return this.#texts.name(plain, 0, plain.length);
    return this.#texts.name(bytes, start, end);
  }

  /** A text, of which so much is kept as anybody looks at; undefined for an empty one. */
  text(bytes: Uint8Array, start: number, end: number): string | undefined {
    const plain = withoutEscapes(bytes, start, end, this.#escapes, this.#control);
    const text =
      plain === undefined
        ? this.#texts.text(bytes, start, end)
        : this.#texts.text(plain, 0, plain.length);
    return text === '' ? undefined : text.slice(0, LONGEST_NAME);
  }
}

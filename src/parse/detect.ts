import type { ColumnPlan } from '../model/column-plan.ts';
import type { Family } from '../model/family.ts';
import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { fitsBehind } from './carried.ts';
import { lineHeadEnd } from './line-head.ts';

/**
 * The format `auto`: finds the format of each line, also behind what carried it, so that a source may change it at any
 * line. The choice looks at the line alone; the formats come in an order in which those that do not fit fail within a
 * few bytes.
 */
export class Detect implements Format {
  readonly name = 'auto';
  readonly #formats: readonly Format[];
  readonly #text: Format;
  #current: Format;
  /** The format whose plan was given last. */
  #planned: Format;

  /** `formats` in the order in which they are tried; `text` is for lines that none of them fits. */
  constructor(formats: readonly Format[], text: Format) {
    this.#formats = formats;
    this.#text = text;
    this.#current = text;
    this.#planned = text;
  }

  /** The format of the last line; a cut or damaged line keeps that of the line before it. */
  get current(): Format {
    return this.#current;
  }

  get last(): string {
    return this.#current.name;
  }

  goOnFrom(last: string): void {
    this.#current = this.#formats.find(({ name }) => name === last) ?? this.#text;
  }

  get family(): Family {
    return this.#current.family;
  }

  get json(): boolean {
    return this.#current.json;
  }

  planOf(bytes: Uint8Array, start: number, end: number): ColumnPlan | undefined {
    const plan = this.#current.planOf?.(bytes, start, end);
    if (plan !== undefined) this.#planned = this.#current;
    return plan;
  }

  passed(): void {
    this.#current = this.#planned;
  }

  parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
    const head = lineHeadEnd(bytes, start, end);
    if (head > start)
      for (const format of this.#formats)
        if (fitsBehind(format, bytes, start, head, end, fields)) {
          this.#current = format;
          return Fit.whole;
        }
    let partial: Format | undefined;
    for (const format of this.#formats) {
      const fit = format.parse(bytes, start, end, fields);
      if (fit === Fit.whole) {
        this.#current = format;
        return fit;
      }
      if (fit === Fit.partial) partial ??= format;
    }
    const fallback = partial ?? this.#text;
    const fit = fallback.parse(bytes, start, end, fields);
    // In a source of plain text nothing is amiss; in any other one the line did not fit.
    return fallback === this.#text && this.#current !== this.#text && start < end ? Fit.none : fit;
  }
}

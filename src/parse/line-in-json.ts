import { Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import type { NameTable } from '../model/name-table.ts';
import { COMBINED, COMMON } from './access-log.ts';
import { carried } from './carried.ts';
import { logFormat } from './log-format.ts';

/*
 * A line of an access log that a container's runtime or a log shipper has put into a string of JSON:
 *
 *     {"log":"192.0.2.7 - jan [22/Nov/2026:17:15:43 +0000] \"GET / HTTP/1.1\" 200 5\n","stream":"stdout"}
 *             line                                       ^^^                       ^ what ended it
 */

const BLANK = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;

/** No line is shorter. */
const SHORTEST = '- - - [22/Nov/2026:17:15:43 +0000] \\"-\\" 400 0'.length;

/** Whether the string `bytes[start, end)` of JSON looks like such a line. */
export function mayBeLine(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST) return false;
  for (let i = start + 2; i + 1 < end; i++)
    if (bytes[i] === BACKSLASH && bytes[i + 1] === QUOTE)
      if (bytes[i - 1] === BLANK && bytes[i - 2] === CLOSE) return true;
  return false;
}

/** Reads such lines, by their bytes as they are: an escape in a value stays one. */
export class LineInJson {
  /** Of the line that was read last. */
  readonly fields = new Fields();
  readonly #formats: readonly Format[];

  constructor(names: NameTable) {
    this.#formats = [COMBINED, COMMON].map((format) =>
      carried(logFormat('line in JSON', format.replaceAll('"', '\\"'), names, 'none')),
    );
  }

  /** Whether the string `bytes[start, end)` is one. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    if (!mayBeLine(bytes, start, end)) return false;
    const stop = contentEnd(bytes, start, end);
    return this.#formats.some(
      (format) => format.parse(bytes, start, stop, this.fields) === Fit.whole,
    );
  }
}

/** Where what stands in front of `\n` or `\r\n` ends. */
function contentEnd(bytes: Uint8Array, start: number, end: number): number {
  let stop = end;
  for (const letter of [0x6e, 0x72])
    if (stop - 2 >= start && bytes[stop - 1] === letter && bytes[stop - 2] === BACKSLASH) stop -= 2;
  return stop;
}

import { matchIPv4, matchIPv6 } from '../../base/address.ts';
import { Fault } from '../../base/fault.ts';
import { quote } from '../../yaml/quote.ts';
import { type LineForm, trim } from './line-form.ts';

const HASH = 0x23;
const QUOTE = 0x22;

/**
 * Entries in a column of comma-separated values (RFC 4180). Lines that begin with `#` are comments. With a
 * name of a column the first other line is the head; with a number it is one if its cell begins with no
 * address. A cell with a line end in it is no entry.
 *
 *     "network","list"        head
 *     "192.0.2.0/24","a"      entry in column 1
 */
export class CsvLines implements LineForm {
  from = 0;
  to = 0;
  readonly #name: string | undefined;
  readonly #separator: number;
  /** Number of the column from 1; 0 as long as only its name is known. */
  #column: number;
  #isFirst = true;

  constructor(column: number | string, separator: string) {
    this.#name = typeof column === 'string' ? column : undefined;
    this.#column = typeof column === 'number' ? column : 0;
    this.#separator = separator.charCodeAt(0);
  }

  find(bytes: Uint8Array, start: number, end: number): boolean {
    if (!trim(this, bytes, start, end) || bytes[this.from] === HASH) return false;
    const { from, to } = this;
    if (this.#isFirst) {
      this.#isFirst = false;
      if (this.#name !== undefined) {
        this.#column = this.#columnOf(this.#name, bytes, from, to);
        return false;
      }
      this.#cell(this.#column, bytes, from, to);
      if (
        matchIPv4(bytes, this.from, this.to) === -1 &&
        matchIPv6(bytes, this.from, this.to) === -1
      )
        return false;
    }
    // A line without the column has an entry that is empty, which is garbage.
    this.#cell(this.#column, bytes, from, to);
    return true;
  }

  #columnOf(name: string, bytes: Uint8Array, start: number, end: number): number {
    const wanted = name.toLowerCase();
    for (let column = 1; this.#cell(column, bytes, start, end); column++) {
      const text = Buffer.from(bytes.subarray(this.from, this.to)).toString('utf8');
      if (text.toLowerCase() === wanted) return column;
    }
    throw new Fault('data', `its first line has no column ${quote(name)}`);
  }

  /** Finds a cell without its quotes and the blanks around; false, and an empty one, behind the last. */
  #cell(column: number, bytes: Uint8Array, start: number, end: number): boolean {
    let from = start;
    for (let number = 1; from <= end; number++) {
      const to = this.#cellEnd(bytes, from, end);
      if (number === column) {
        trim(this, bytes, from, to);
        if (this.to - this.from > 1 && bytes[this.from] === QUOTE && bytes[this.to - 1] === QUOTE)
          trim(this, bytes, this.from + 1, this.to - 1);
        return true;
      }
      from = to + 1;
    }
    this.from = end;
    this.to = end;
    return false;
  }

  /** Where the next separator is that does not stand in quotes. */
  #cellEnd(bytes: Uint8Array, start: number, end: number): number {
    let quoted = false;
    let i = start;
    for (; i < end && (quoted || bytes[i] !== this.#separator); i++)
      if (bytes[i] === QUOTE) quoted = !quoted;
    return i;
  }
}

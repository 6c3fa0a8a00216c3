import { Fault } from '../../base/fault.ts';
import { PrefixBuilder } from '../prefix/prefix-builder.ts';
import type { PrefixSet } from '../prefix/prefix-set.ts';
import { EntryReader } from '../prefix/read-entry.ts';
import { CsvLines } from './csv-lines.ts';
import { type LineForm, PlainLines } from './line-form.ts';
import { ListReport } from './list-report.ts';
import type { ListForm } from './list-settings.ts';

/** A longer line is garbage; no more of it is kept. */
const LONGEST_LINE = 4096;

/** More prefixes than this would take more memory than a list is worth. */
const MOST_PREFIXES = 4_000_000;

const FEED = 0x0a;
const RETURN = 0x0d;

/**
 * Reads a list, block by block, into a set. Lines end with LF or CRLF, the last one may have no end; a byte
 * order mark of UTF-8 is left out. Memory is that of the prefixes, whatever the bytes are.
 */
export class ListReader {
  readonly report = new ListReport();
  readonly #builder = new PrefixBuilder();
  readonly #entries = new EntryReader(this.#builder);
  readonly #form: LineForm;
  readonly #mostPrefixes: number;
  /** The part of a line that came in with the blocks before. */
  readonly #begun = new Uint8Array(LONGEST_LINE);
  #length = 0;
  /** Whether the line that has begun is too long. */
  #isTooLong = false;

  constructor(form: ListForm, mostPrefixes = MOST_PREFIXES) {
    this.#form = form.kind === 'csv' ? new CsvLines(form.column, form.separator) : new PlainLines();
    this.#mostPrefixes = mostPrefixes;
  }

  /** Throws a Fault when the list has too many prefixes, or no column of the name. */
  push(block: Uint8Array): void {
    for (let start = 0; start < block.length; ) {
      const feed = block.indexOf(FEED, start);
      if (feed === -1) return this.#begin(block, start);
      if (this.#length > 0 || this.#isTooLong) {
        this.#begin(block.subarray(0, feed), start);
        this.#finish();
      } else this.#line(block, start, feed);
      start = feed + 1;
    }
  }

  /** The list has ended: gives all that it holds. */
  end(): PrefixSet {
    if (this.#length > 0 || this.#isTooLong) this.#finish();
    const { set, merged } = this.#builder.build();
    Object.assign(this.report, merged);
    this.report.prefixes = set.count;
    return set;
  }

  #begin(block: Uint8Array, start: number): void {
    if (this.#length + block.length - start > LONGEST_LINE) this.#isTooLong = true;
    if (this.#isTooLong) return;
    this.#begun.set(block.subarray(start), this.#length);
    this.#length += block.length - start;
  }

  #finish(): void {
    if (this.#isTooLong) {
      this.report.lines++;
      this.report.addGarbage();
    } else this.#line(this.#begun, 0, this.#length);
    this.#isTooLong = false;
    this.#length = 0;
  }

  #line(bytes: Uint8Array, start: number, end: number): void {
    const { report } = this;
    if (end - start > LONGEST_LINE) {
      report.lines++;
      return report.addGarbage();
    }
    const from = ++report.lines === 1 && hasMark(bytes, start, end) ? start + 3 : start;
    const to = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
    const form = this.#form;
    if (!form.find(bytes, from, to)) return;
    const entry = this.#entries.read(bytes, form.from, form.to);
    if (entry === 'garbage') return report.addGarbage();
    report.entries++;
    if (entry === 'masked') report.addHostBits();
    if (this.#builder.count > this.#mostPrefixes)
      throw new Fault('data', `it has more than ${this.#mostPrefixes} prefixes`);
  }
}

function hasMark(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start >= 3 &&
    bytes[start] === 0xef &&
    bytes[start + 1] === 0xbb &&
    bytes[start + 2] === 0xbf
  );
}

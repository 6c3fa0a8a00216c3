import { Layer } from '../base/unescape.ts';
import { contentEnd, NewlineFrame } from '../frame/newline.ts';
import { Fields } from '../model/fields.ts';
import { FIRST_CONTAINER, Kind, VALUE_KINDS } from '../model/kind.ts';
import { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import { FOUND_BY, Form, Tape } from '../model/tape.ts';
import { truncateTo } from '../pseudonym/address/truncate.ts';
import { canonicalAddress } from '../redact/action/canonical.ts';
import { looksLikeUtf16 } from '../redact/check/utf16.ts';
import { Scanner } from '../redact/scan/scan.ts';
import type { Stages } from './sluice.ts';

/** How many places are kept of each sort of find. */
const PLACES = 3;

/** One sort of personal data that is there, with where it was first met; never the value. */
export interface AuditFind {
  /** `address`, `email`, or `not judged` for lines that could not be looked at. */
  readonly kind: string;
  readonly foundBy: string;
  /** The kind of field that it lies in. */
  readonly field: string;
  count: number;
  /** The first lines, as `source:line`. */
  readonly places: string[];
}

const KIND_NAMES = Object.fromEntries(Object.entries(Kind).map(([name, code]) => [code, name]));

/**
 * Looks for addresses and e-mail addresses in lines and changes nothing. Pseudonyms of ours are not
 * counted: every unique local address (RFC 4193) counts as one.
 */
export class Audit {
  lines = 0;
  bytes = 0;
  readonly #finds = new Map<string, AuditFind>();
  readonly #stages: Stages;
  readonly #scanner: Scanner;
  readonly #frame: NewlineFrame;
  readonly #fields = new Fields();
  readonly #tape = new Tape();
  readonly #layers = [new Layer(), new Layer()];
  readonly #address = new Uint8Array(16);
  readonly #truncate: ((address: Uint8Array) => Uint8Array) | undefined;
  #source = '';
  #line = 0;

  constructor(stages: Stages) {
    const { modes, truncate } = stages.policy;
    this.#stages = stages;
    this.#truncate =
      modes.address === 'truncate' ? truncateTo(truncate.ipv4, truncate.ipv6) : undefined;
    // Names are not asked: what stands behind them is a pseudonym by now, or found by its shape.
    this.#scanner = new Scanner(new NameTable({}), shapesOnly(modes));
    this.#frame = new NewlineFrame(stages.lineLimit, {
      lines: (bytes, start, end) => this.#takeLines(bytes, start, end),
      tooLong: (size) => {
        this.bytes += size;
        this.#count('not judged', 'longer than the limit', 'line');
      },
    });
  }

  /** What was found so far, most frequent first. */
  get finds(): AuditFind[] {
    return [...this.#finds.values()].sort((a, b) => b.count - a.count);
  }

  /** Begins a source; `name` stands in the places. */
  begin(name: string): void {
    this.#source = name;
    this.#line = 0;
  }

  push(block: Uint8Array): void {
    this.#frame.push(block);
  }

  end(): void {
    this.#frame.end();
  }

  #takeLines(bytes: Uint8Array, start: number, end: number): void {
    this.bytes += end - start;
    for (let at = start; at < end; ) {
      const feed = bytes.indexOf(0x0a, at);
      const stop = feed === -1 || feed >= end ? end : feed + 1;
      this.#takeLine(bytes, at, contentEnd(bytes, at, stop));
      at = stop;
    }
  }

  #takeLine(bytes: Uint8Array, start: number, end: number): void {
    const { format, lineLimit } = this.#stages;
    if (end - start > lineLimit) return this.#count('not judged', 'longer than the limit', 'line');
    if (looksLikeUtf16(bytes, start, end)) return this.#count('not judged', 'UTF-16', 'line');
    const tape = this.#tape;
    tape.clear();
    format.parse(bytes, start, end, this.#fields);
    this.#scanner.scan(bytes, this.#fields, tape);
    this.lines++;
    this.#line++;
    let field = 0;
    for (let i = 0; i < tape.count; i++) {
      while (this.#fields.ends[field] < tape.ends[i]) field++;
      if (tape.kinds[i] <= Kind.embedded && !this.#isRawAddress(bytes, i)) continue;
      const kind = tape.kinds[i] === Kind.email ? 'email' : 'address';
      this.#find(kind, FOUND_BY[tape.foundBy[i]], KIND_NAMES[this.#fields.kinds[field]]);
    }
  }

  #isRawAddress(bytes: Uint8Array, i: number): boolean {
    const tape = this.#tape;
    let [inner, outer] = this.#layers;
    outer.copy(bytes, tape.starts[i], tape.ends[i]);
    while (inner.unescape(outer)) [inner, outer] = [outer, inner];
    const value = outer.bytes.slice(0, outer.length);
    const length = canonicalAddress(value, tape.forms[i], this.#address);
    if (length === 0) return (tape.forms[i] & Form.expected) === 0;
    const address = this.#address.subarray(0, length);
    if (this.#truncate !== undefined && equal(this.#truncate(address), address)) return false;
    return length === 4 || (address[0] & 0xfe) !== 0xfc;
  }

  /** Counts a line that could not be looked at. */
  #count(kind: string, foundBy: string, field: string): void {
    this.lines++;
    this.#line++;
    this.#find(kind, foundBy, field);
  }

  #find(kind: string, foundBy: string, field: string): void {
    const key = `${kind} ${foundBy} ${field}`;
    let find = this.#finds.get(key);
    if (find === undefined) {
      find = { kind, foundBy, field, count: 0, places: [] };
      this.#finds.set(key, find);
    }
    find.count++;
    const place = `${this.#source}:${this.#line}`;
    if (find.places.length < PLACES && !find.places.includes(place)) find.places.push(place);
  }
}

/** Modes under which addresses and e-mail addresses are found and everything else is text. */
function shapesOnly(modes: Policy['modes']): Policy['modes'] {
  const entries = VALUE_KINDS.map((kind) => {
    const wanted = Kind[kind] <= Kind.embedded || kind === 'email';
    return [kind, wanted && Kind[kind] < FIRST_CONTAINER ? 'token' : 'keep'];
  });
  return { ...modes, ...Object.fromEntries(entries) };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

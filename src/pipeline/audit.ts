import { latin1 } from '../base/ascii.ts';
import { Layer } from '../base/unescape.ts';
import { contentEnd, NewlineFrame } from '../frame/newline.ts';
import { Fields } from '../model/fields.ts';
import { Kind, VALUE_KINDS } from '../model/kind.ts';
import { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import { FOUND_BY, Form, Tape } from '../model/tape.ts';
import { truncateTo } from '../pseudonym/address/truncate.ts';
import { canonicalAddress } from '../redact/action/canonical.ts';
import { hasUtf16Mark, looksLikeUtf16 } from '../redact/check/byte-order-mark.ts';
import { Scanner } from '../redact/scan/scan.ts';
import type { Stages } from './sluice.ts';

/** How many places are kept of each sort of find. */
const PLACES = 3;

/** As many layers of escapes as scan looks through. */
const DEEPEST = 3;

/** What is found in a line that cannot be looked at, in the place of a kind. */
const NOT_JUDGED = 'not judged';

/** One sort of personal data that is there, with where it was first met; never the value. */
export interface AuditFind {
  /** `address`, `email`, or `not judged` for lines that could not be looked at. */
  readonly kind: string;
  /** What found it, or why the line was not judged. */
  readonly foundBy: string;
  /** The kind of field that it lies in. */
  readonly field: string;
  count: number;
  /** The first lines, as `source:line`. */
  readonly places: string[];
}

const KIND_NAMES = Object.fromEntries(Object.entries(Kind).map(([name, code]) => [code, name]));

/**
 * Looks for addresses and e-mail addresses in lines and changes nothing; a pure machine, without
 * I/O. Pseudonyms of ours are not counted: every unique local address (RFC 4193) counts as one, and
 * where the policy truncates addresses, every address that is cut already.
 */
export class Audit {
  /** Lines of all sources so far. */
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
  /** A source that begins with a byte order mark of UTF-16 cannot be cut into lines of bytes. */
  #utf16 = false;

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
        this.#countLine(size);
        this.#find(NOT_JUDGED, 'longer than the limit', 'line');
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
    this.#utf16 = false;
  }

  push(block: Uint8Array): void {
    this.#frame.push(block);
  }

  /** The source has ended. */
  end(): void {
    this.#frame.end();
  }

  #takeLines(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      const feed = bytes.indexOf(0x0a, at);
      const stop = feed === -1 || feed >= end ? end : feed + 1;
      this.#countLine(stop - at);
      this.#takeLine(bytes, at, contentEnd(bytes, at, stop));
      at = stop;
    }
  }

  #countLine(size: number): void {
    this.bytes += size;
    this.lines++;
    this.#line++;
  }

  #takeLine(bytes: Uint8Array, start: number, end: number): void {
    const tape = this.#tape;
    if (this.#line === 1) this.#utf16 = hasUtf16Mark(bytes, start, end);
    if (end - start > this.#stages.lineLimit)
      return this.#find(NOT_JUDGED, 'longer than the limit', 'line');
    if (this.#utf16 || looksLikeUtf16(bytes, start, end))
      return this.#find(NOT_JUDGED, 'UTF-16', 'line');
    tape.clear();
    try {
      this.#stages.format.parse(bytes, start, end, this.#fields);
      this.#scanner.scan(bytes, this.#fields, tape);
    } catch {
      // The error could quote the line.
      return this.#find(NOT_JUDGED, 'failed', 'line');
    }
    let field = 0;
    for (let i = 0; i < tape.count; i++) {
      while (this.#fields.ends[field] < tape.ends[i]) field++;
      const isAddress = tape.kinds[i] <= Kind.embedded;
      // The scanner takes down what looks like a pseudonym too.
      if (!isAddress && tape.kinds[i] !== Kind.email) continue;
      const value = this.#valueOf(bytes, i);
      if (isAddress ? !this.#isRawAddress(value, tape.forms[i]) : isRedactedUser(value)) continue;
      const kind = isAddress ? 'address' : 'email';
      this.#find(kind, FOUND_BY[tape.foundBy[i]], KIND_NAMES[this.#fields.kinds[field]]);
    }
  }

  /** Span `i` with its escapes taken off. */
  #valueOf(bytes: Uint8Array, i: number): Uint8Array {
    let [inner, outer] = this.#layers;
    outer.copy(bytes, this.#tape.starts[i], this.#tape.ends[i]);
    for (let depth = 0; depth < DEEPEST && inner.unescape(outer); depth++)
      [inner, outer] = [outer, inner];
    return outer.bytes.slice(0, outer.length);
  }

  /** Whether it is an address, and none of the pseudonyms. */
  #isRawAddress(value: Uint8Array, form: number): boolean {
    const length = canonicalAddress(value, form, this.#address);
    // Where an address is expected anything may stand; what was found by its shape is one.
    if (length === 0) return (form & Form.expected) === 0;
    const address = this.#address.subarray(0, length);
    if (this.#truncate !== undefined && Buffer.compare(this.#truncate(address), address) === 0)
      return false;
    return length === 4 || (address[0] & 0xfe) !== 0xfc;
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

/** What stands in the place of the user part of a URL, with the host behind it, is no e-mail address. */
const REDACTED_USER = /^(?:redacted_[a-z]+|[a-z]+_[a-z2-7]{8}_[a-z2-7]{16})@/;

function isRedactedUser(value: Uint8Array): boolean {
  return REDACTED_USER.test(latin1(value));
}

/** Modes under which addresses and e-mail addresses are found and everything else is text. */
function shapesOnly(modes: Policy['modes']): Policy['modes'] {
  const entries = VALUE_KINDS.map((kind) => {
    const wanted = Kind[kind] <= Kind.embedded || kind === 'email';
    return [kind, wanted ? 'token' : 'keep'];
  });
  return { ...modes, ...Object.fromEntries(entries) };
}

import { contentEnd, NewlineFrame } from '../frame/newline.ts';
import { Fields, Fit } from '../model/fields.ts';
import type { Tape } from '../model/tape.ts';
import { hasUtf8Mark, hasUtf16Mark, looksLikeUtf16 } from '../redact/check/byte-order-mark.ts';
import { type Leak, LeakSearch } from './leak-search.ts';
import type { Stages } from './stages.ts';

/** How many places are kept of each sort of find. */
const PLACES = 3;

/** What is found in a line that cannot be looked at, in the place of a kind. */
const NOT_JUDGED = 'not judged';

/** One sort of personal data that is there, with where it was first met; never the value. */
export interface AuditFind extends Leak {
  count: number;
  /** The first lines, as `source:line`. */
  readonly places: string[];
}

/**
 * Looks for everything that a run would replace and changes nothing; a pure machine, without I/O. What
 * a run has written itself does not count.
 */
export class Audit {
  /** Lines of all sources so far. */
  lines = 0;
  bytes = 0;
  readonly #finds = new Map<string, AuditFind>();
  readonly #stages: Stages;
  readonly #leaks: LeakSearch;
  readonly #frame: NewlineFrame;
  readonly #fields = new Fields();
  #source = '';
  #line = 0;
  /** A source that begins with a byte order mark of UTF-16 cannot be cut into lines of bytes. */
  #utf16 = false;

  constructor(stages: Stages) {
    this.#stages = stages;
    this.#leaks = new LeakSearch(stages.policy, stages.names);
    this.#frame = new NewlineFrame(stages.lineLimit, {
      lines: (bytes, start, end) => this.#takeLines(bytes, start, end),
      tooLong: (size) => {
        this.#countLine(size);
        this.#notJudged('longer than the limit');
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
    const { format, lineLimit, logins } = this.#stages;
    if (this.#line === 1) this.#utf16 = hasUtf16Mark(bytes, start, end);
    if (end - start > lineLimit) return this.#notJudged('longer than the limit');
    if (this.#utf16 || looksLikeUtf16(bytes, start, end)) return this.#notJudged('UTF-16');
    const hasMark = this.#line === 1 && hasUtf8Mark(bytes, start, end);
    try {
      const from = hasMark ? start + 3 : start;
      const fit = format.parse(bytes, from, end, this.#fields);
      const login = logins?.read(bytes, from, end, this.#fields, fit, format.family);
      const family = fit === Fit.whole ? format.family : undefined;
      const found = login && {
        rule: login.rule.id,
        lay: (tape: Tape) => logins?.lay(login, tape, 0),
      };
      if (!this.#leaks.search(bytes, this.#fields, family, this.#take, found))
        this.#notJudged('a rule withholds it, or it would take too long');
    } catch {
      // The error could quote the line.
      this.#notJudged('failed');
    }
  }

  #notJudged(why: string): void {
    this.#take({ kind: NOT_JUDGED, rule: undefined, foundBy: why, field: 'line' });
  }

  readonly #take = (leak: Leak): void => {
    const key = JSON.stringify(leak);
    let find = this.#finds.get(key);
    if (find === undefined) {
      find = { ...leak, count: 0, places: [] };
      this.#finds.set(key, find);
    }
    find.count++;
    const place = `${this.#source}:${this.#line}`;
    if (find.places.length < PLACES && !find.places.includes(place)) find.places.push(place);
  };
}

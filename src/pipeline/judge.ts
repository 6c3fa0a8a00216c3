import type { Output } from '../base/output.ts';
import { contentEnd } from '../frame/newline.ts';
import type { Family } from '../model/family.ts';
import { Fields, Fit } from '../model/fields.ts';
import { LineTable } from '../model/line-table.ts';
import { type Tally, Withheld } from '../model/tally.ts';
import { Tape } from '../model/tape.ts';
import { hasUtf8Mark, looksLikeUtf16 } from '../redact/check/byte-order-mark.ts';
import { Resolver } from '../redact/resolve.ts';
import { Scanner } from '../redact/scan/scan.ts';
import { splice } from '../redact/splice.ts';
import { actionsOf } from './actions.ts';
import { keepAddress } from './line-filter.ts';
import type { Stages } from './stages.ts';

/** What a field says of its value. */
export interface Value {
  readonly kind: number;
  readonly flags: number;
  readonly rule?: number;
}

/**
 * The way of whole lines through parse, scan, resolve and splice. This is the reference: what it makes of
 * a line is what every shortcut has to make of it.
 */
export class Judge {
  readonly stages: Stages;
  /** Of the last block: its lines and spans; of its last line: the fields and how it fitted. */
  readonly lines = new LineTable();
  readonly tape = new Tape();
  readonly fields = new Fields();
  fit: Fit = Fit.none;
  /** Whether the last block had a NUL byte: without one no line of it is UTF-16. */
  hasNul = false;
  /** Event time of the last line that had one, for lines without; NaN while there was none. */
  time = Number.NaN;
  /** The source as the user named it, and the number of its last line, from 1. */
  source = '';
  line = 0;
  /** When the source was written, as a `Source` has it. */
  writtenBy = Number.POSITIVE_INFINITY;
  /** Whether no line of the source has come yet. */
  isAtStart = true;
  /** A source that begins with a byte order mark of UTF-16 cannot be cut into lines of bytes. */
  isUtf16 = false;
  readonly #scanner: Scanner;
  readonly #resolver: Resolver;
  readonly #output: Output;
  readonly #tally: Tally;

  /** Lines leave into `output`, and are counted in `tally`. */
  constructor(stages: Stages, output: Output, tally: Tally) {
    const { policy, names, keyring } = stages;
    const { actions, noAddress } = actionsOf(policy, names);
    this.stages = stages;
    this.#output = output;
    this.#tally = tally;
    this.#scanner = new Scanner(names, policy);
    this.#resolver = new Resolver(actions, noAddress, keyring, tally.caches);
  }

  /** Goes on where another one with other stages left off. */
  follow({ source, writtenBy, line, time, isAtStart, isUtf16 }: Judge): this {
    this.source = source;
    this.writtenBy = writtenBy;
    this.line = line;
    this.time = time;
    this.isAtStart = isAtStart;
    this.isUtf16 = isUtf16;
    return this;
  }

  /** The source has ended; another one may begin. */
  end(): void {
    this.time = Number.NaN;
    this.isUtf16 = false;
    this.isAtStart = true;
    this.line = 0;
  }

  /** Judges the whole lines `bytes[start, end)`; only the last one of a source may lack its line end. */
  judge(bytes: Uint8Array, start: number, end: number): void {
    const lines = this.lines;
    const tape = this.tape;
    lines.clear();
    tape.clear();
    // A Buffer finds a byte three times as quickly as other arrays do.
    const block = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
    this.hasNul = block.includes(0);
    for (let at = start; at < end; ) {
      const feed = block.indexOf(0x0a, at - start);
      const stop = feed === -1 ? end : start + feed + 1;
      this.#scanLine(bytes, at, contentEnd(bytes, at, stop), stop);
      at = stop;
    }
    this.#resolver.resolve(bytes, lines, tape);
    splice(bytes, lines, tape, this.#output, this.#tally);
  }

  /** Whether values of `epoch` can be replaced: its key is there, or none is needed. */
  hasKey(epoch: number): boolean {
    return this.#resolver.hasKey(epoch);
  }

  /**
   * Judges one value of a line of `time`, as if it were the only field of a line: its spans are on the tape.
   * `family`: of the format of the line; `number`: one for all values of a column. False where a line with it cannot pass as it is, or something has to be told of it.
   */
  judgeValue(
    bytes: Uint8Array,
    start: number,
    end: number,
    { kind, flags, rule = 0 }: Value,
    time: number,
    family: Family,
    number: number,
  ): boolean {
    const { lines, tape, fields } = this;
    lines.clear();
    tape.clear();
    fields.clear();
    fields.push(kind, start, end, flags, rule);
    try {
      if (!this.#scanner.scan(bytes, fields, tape, family, true, number) || tape.flags.length > 0)
        return false;
    } catch {
      return false;
    }
    lines.times[lines.push(start, end, end, 0)] = time;
    // What is asked for here was not met before: the caches need not be.
    this.#resolver.resolve(bytes, lines, tape, false);
    return lines.withheld[0] === 0;
  }

  /** Whether what becomes of the value at `[start, end)` of a line of JSON is said by its keys too; `number`: as above. */
  isTold(bytes: Uint8Array, start: number, end: number, number: number): boolean {
    return this.#scanner.isTold(bytes, start, end, number);
  }

  #scanLine(bytes: Uint8Array, start: number, contentEnd: number, end: number): void {
    const lines = this.lines;
    const tape = this.tape;
    const { format, lineLimit, clock } = this.stages;
    this.line++;
    const firstSpan = tape.count;
    const line = lines.push(start, contentEnd, end, firstSpan);
    let textStart = start;
    if (this.isAtStart && hasUtf8Mark(bytes, start, contentEnd)) textStart += 3;
    this.isAtStart = false;
    if (contentEnd - start > lineLimit) lines.withheld[line] = Withheld.too_long;
    else if (this.isUtf16 || (this.hasNul && looksLikeUtf16(bytes, start, contentEnd)))
      lines.withheld[line] = Withheld.encoding;
    else {
      try {
        this.#judgeLine(bytes, textStart, contentEnd, line, firstSpan);
      } catch {
        // The error could quote the line: only the reason code is told.
        tape.count = firstSpan;
        lines.withheld[line] = Withheld.failed;
      }
    }
    lines.json[line] = format.json ? 1 : 0;
    lines.times[line] = Number.isNaN(this.time) ? clock() : this.time;
  }

  #judgeLine(bytes: Uint8Array, start: number, end: number, line: number, firstSpan: number): void {
    const { lines, tape, fields, writtenBy } = this;
    const { format, filter, logins } = this.stages;
    this.fit = Fit.none;
    this.fit = format.parse(bytes, start, end, fields);
    if (this.fit !== Fit.whole) this.#tally.unparsed++;
    const family = this.fit === Fit.whole ? format.family : undefined;
    if (!Number.isNaN(fields.time)) this.time = fields.time;
    const login = logins?.read(bytes, start, end, fields, this.fit, format.family, writtenBy);
    try {
      const decision = filter?.decide(bytes, fields, this, login?.address);
      if (decision?.line === 'drop') lines.dropped[line] = 1;
      else if (decision?.line === 'withhold') lines.withheld[line] = Withheld.filter;
      else if (!this.#scanner.scan(bytes, fields, tape, family))
        lines.withheld[line] = Withheld.rule;
      else if (login !== undefined) logins?.lay(login, tape, firstSpan);
      if (decision?.keepsAddress === true && filter?.client !== undefined)
        keepAddress(bytes, tape, firstSpan, filter.client);
    } finally {
      // A login counts whatever becomes of its line.
      if (login !== undefined) logins?.tell(login, bytes, tape, firstSpan, this, filter?.clientOf);
    }
  }
}

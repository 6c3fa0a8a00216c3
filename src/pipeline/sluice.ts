import type { Clock } from '../base/clock.ts';
import { Output } from '../base/output.ts';
import { contentEnd, NewlineFrame } from '../frame/newline.ts';
import type { Keyring } from '../model/action.ts';
import { Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { LineTable } from '../model/line-table.ts';
import type { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import { Tally, Withheld } from '../model/tally.ts';
import { Tape } from '../model/tape.ts';
import { hasUtf8Mark, hasUtf16Mark, looksLikeUtf16 } from '../redact/check/byte-order-mark.ts';
import { marker } from '../redact/marker.ts';
import { Resolver } from '../redact/resolve.ts';
import { Scanner } from '../redact/scan/scan.ts';
import { splice } from '../redact/splice.ts';
import { actionsOf } from './actions.ts';

/** Everything that a sluice is joined from. */
export interface Stages {
  readonly format: Format;
  readonly policy: Policy;
  readonly names: NameTable;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** The most bytes that a line may have; a longer one is withheld. */
  readonly lineLimit: number;
  /** Counts of several sluices may go into one tally. */
  readonly tally?: Tally;
}

/** So many bytes of lines are worked on at once, and at least one line. */
const BLOCK = 256 * 1024;

/**
 * The way of a line as a pure machine: blocks of raw bytes in, bytes of redacted lines out, without
 * I/O. frame → parse → scan → resolve → splice. One sluice serves one source at a time.
 */
export class Sluice {
  readonly tally: Tally;
  #stages: Stages;
  readonly #frame: NewlineFrame;
  #scanner: Scanner;
  #resolver: Resolver;
  readonly #fields = new Fields();
  readonly #lines = new LineTable();
  readonly #tape = new Tape();
  readonly #output = new Output();
  /** Event time of the last line that had one, for lines without; NaN while there was none. */
  #time = Number.NaN;
  /** A source that begins with a byte order mark of UTF-16 cannot be cut into lines of bytes. */
  #utf16 = false;
  readonly #start = new Uint8Array(2);
  #startLength = 0;
  /** Whether no line of the source has come yet. */
  #atStart = true;
  /** Whether the block has a NUL byte: without one no line of it is UTF-16. */
  #hasNul = false;

  constructor(stages: Stages) {
    const { policy, names, keyring, lineLimit } = stages;
    const { actions, noAddress } = actionsOf(policy, names);
    this.tally = stages.tally ?? new Tally(policy.rules);
    this.#stages = stages;
    this.#scanner = new Scanner(names, policy);
    this.#resolver = new Resolver(actions, noAddress, keyring);
    this.#frame = new NewlineFrame(lineLimit, {
      lines: (bytes, start, end) => this.#takeLines(bytes, start, end),
      tooLong: (size, lineEnd) => this.#withholdLongLine(size, lineEnd),
    });
  }

  /**
   * Goes on with other rules, from the next line that is complete on. What came in of a line, the counts
   * and the time of the last line stay; `stages` have the keyring and the limit of before.
   */
  replace(stages: Stages): void {
    const { policy, names, keyring } = stages;
    const { actions, noAddress } = actionsOf(policy, names);
    this.tally.changeRules(policy.rules);
    this.#stages = stages;
    this.#scanner = new Scanner(names, policy);
    this.#resolver = new Resolver(actions, noAddress, keyring);
  }

  /** Takes the next block of the source; gives what can leave now, valid until the next call. */
  push(block: Uint8Array): Uint8Array {
    this.#output.clear();
    this.#lookAtStart(block);
    // A Buffer is another class to V8: one sort of array keeps the machine's code at its quickest.
    this.#frame.push(new Uint8Array(block.buffer, block.byteOffset, block.byteLength));
    return this.#output.view();
  }

  /** The source has ended; gives the last of its lines. Another source may begin after it. */
  end(): Uint8Array {
    this.#output.clear();
    this.#frame.end();
    this.#time = Number.NaN;
    this.#utf16 = false;
    this.#startLength = 0;
    this.#atStart = true;
    return this.#output.view();
  }

  /**
   * The source was cut off, as by a signal: an unfinished line is withheld, so that nothing
   * half-written stands at the end of the output.
   */
  interrupt(): Uint8Array {
    this.#output.clear();
    const size = this.#frame.discard();
    if (size > 0) this.#withhold(Withheld.interrupted, size, Uint8Array.of(0x0a));
    return this.#output.view();
  }

  /** Whether the source is UTF-16 shows in its first two bytes, however they come in. */
  #lookAtStart(block: Uint8Array): void {
    for (let i = 0; i < block.length && this.#startLength < 2; i++) {
      this.#start[this.#startLength++] = block[i];
      this.#utf16 = hasUtf16Mark(this.#start, 0, this.#startLength);
    }
  }

  #takeLines(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      let stop = end;
      if (end - at > BLOCK) {
        const feed = bytes.indexOf(0x0a, at + BLOCK);
        stop = feed === -1 || feed >= end ? end : feed + 1;
      }
      this.#redact(bytes, at, stop);
      at = stop;
    }
  }

  /** Redacts a block of whole lines. */
  #redact(bytes: Uint8Array, start: number, end: number): void {
    const lines = this.#lines;
    const tape = this.#tape;
    lines.clear();
    tape.clear();
    // A Buffer finds a byte three times as quickly as other arrays do.
    const block = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
    this.#hasNul = block.includes(0);
    for (let at = start; at < end; ) {
      const feed = block.indexOf(0x0a, at - start);
      const stop = feed === -1 ? end : start + feed + 1;
      this.#scanLine(bytes, at, contentEnd(bytes, at, stop), stop);
      at = stop;
    }
    this.#resolver.resolve(bytes, lines, tape);
    splice(bytes, lines, tape, this.#output, this.tally);
  }

  #scanLine(bytes: Uint8Array, start: number, contentEnd: number, end: number): void {
    const lines = this.#lines;
    const tape = this.#tape;
    const { format, lineLimit, clock } = this.#stages;
    const firstSpan = tape.count;
    const line = lines.push(start, contentEnd, end, firstSpan);
    let textStart = start;
    if (this.#atStart && hasUtf8Mark(bytes, start, contentEnd)) textStart += 3;
    this.#atStart = false;
    if (contentEnd - start > lineLimit) lines.withheld[line] = Withheld.too_long;
    else if (this.#utf16 || (this.#hasNul && looksLikeUtf16(bytes, start, contentEnd)))
      lines.withheld[line] = Withheld.encoding;
    else {
      try {
        const fit = format.parse(bytes, textStart, contentEnd, this.#fields);
        if (fit !== Fit.whole) this.tally.unparsed++;
        const passes = this.#scanner.scan(
          bytes,
          this.#fields,
          tape,
          fit === Fit.whole ? format.family : undefined,
        );
        if (!passes) lines.withheld[line] = Withheld.rule;
        if (!Number.isNaN(this.#fields.time)) this.#time = this.#fields.time;
      } catch {
        // The error could quote the line: only the reason code is told.
        tape.count = firstSpan;
        lines.withheld[line] = Withheld.failed;
      }
    }
    lines.json[line] = format.json ? 1 : 0;
    lines.times[line] = Number.isNaN(this.#time) ? clock() : this.#time;
  }

  #withholdLongLine(size: number, lineEnd: Uint8Array): void {
    this.#atStart = false;
    this.#withhold(Withheld.too_long, size, lineEnd);
  }

  #withhold(reason: number, size: number, lineEnd: Uint8Array): void {
    const text = marker(reason, this.#stages.format.json);
    this.#output.append(text, 0, text.length);
    this.#output.append(lineEnd, 0, lineEnd.length);
    this.tally.linesIn++;
    this.tally.withheld[reason]++;
    this.tally.bytesIn += size;
    this.tally.bytesOut += text.length + lineEnd.length;
  }
}

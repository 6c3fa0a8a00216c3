import { Output } from '../base/output.ts';
import { NewlineFrame } from '../frame/newline.ts';
import { Tally, Withheld } from '../model/tally.ts';
import { hasUtf16Mark } from '../redact/check/byte-order-mark.ts';
import { marker } from '../redact/marker.ts';
import { Judge } from './judge.ts';
import { Shortcut } from './shortcut.ts';
import type { Stages } from './stages.ts';

/** So many bytes of lines are judged at once, and at least one line. */
const BLOCK = 256 * 1024;

/**
 * The way of a line as a pure machine: blocks of raw bytes in, bytes of redacted lines out, without
 * I/O. frame → parse → scan → resolve → splice, or the shortcut for lines of known values. One sluice
 * serves one source at a time.
 */
export class Sluice {
  readonly tally: Tally;
  readonly #frame: NewlineFrame;
  readonly #output = new Output();
  #judge: Judge;
  #shortcut: Shortcut;
  readonly #start = new Uint8Array(2);
  #startLength = 0;

  constructor(stages: Stages) {
    this.tally = stages.tally ?? new Tally(stages.policy.rules);
    this.#judge = new Judge(stages, this.#output, this.tally);
    this.#shortcut = new Shortcut(this.#judge, this.#output, this.tally);
    this.#frame = new NewlineFrame(stages.lineLimit, {
      lines: (bytes, start, end) => this.#takeLines(bytes, start, end),
      tooLong: (size, lineEnd) => this.#withholdLongLine(size, lineEnd),
    });
  }

  /**
   * Goes on with other rules, from the next line that is complete on. What came in of a line, the counts
   * and the time of the last line stay; `stages` have the keyring and the limit of before.
   */
  replace(stages: Stages): void {
    const judge = new Judge(stages, this.#output, this.tally).follow(this.#judge);
    this.tally.changeRules(stages.policy.rules);
    this.#judge = judge;
    this.#shortcut = new Shortcut(judge, this.#output, this.tally);
  }

  /** From here on blocks are of this source; findings name it. */
  begin(source: string): void {
    this.#judge.source = source;
  }

  /** What lists or facts about networks say has changed: nothing that was remembered of lines holds any more. */
  forget(): void {
    this.#shortcut = new Shortcut(this.#judge, this.#output, this.tally);
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
    this.#judge.end();
    this.#startLength = 0;
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
      this.#judge.isUtf16 = hasUtf16Mark(this.#start, 0, this.#startLength);
    }
  }

  #takeLines(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      at = this.#shortcut.take(bytes, at, end);
      if (at === end) return;
      // The first line by itself says what sort of lines the source has.
      const feed = bytes.indexOf(0x0a, this.#judge.isAtStart ? at : at + BLOCK);
      const stop = feed === -1 || feed >= end ? end : feed + 1;
      this.#judge.judge(bytes, at, stop);
      at = stop;
    }
  }

  #withholdLongLine(size: number, lineEnd: Uint8Array): void {
    this.#judge.isAtStart = false;
    this.#judge.line++;
    this.#withhold(Withheld.too_long, size, lineEnd);
  }

  #withhold(reason: number, size: number, lineEnd: Uint8Array): void {
    const text = marker(reason, this.#judge.stages.format.json);
    this.#output.append(text, 0, text.length);
    this.#output.append(lineEnd, 0, lineEnd.length);
    this.tally.linesIn++;
    this.tally.withheld[reason]++;
    this.tally.bytesIn += size;
    this.tally.bytesOut += text.length + lineEnd.length;
  }
}

import { Output } from '../base/output.ts';
import { NewlineFrame } from '../frame/newline.ts';
import { Tally, Withheld } from '../model/tally.ts';
import { Lines } from './lines.ts';
import type { Stages } from './stages.ts';
import type { Standing } from './standing.ts';
import { StartMark } from './start-mark.ts';
import { withhold } from './withhold.ts';

/**
 * The way of a line as a pure machine: blocks of raw bytes in, bytes of redacted lines out, without
 * I/O. frame → parse → scan → resolve → splice, or the shortcut for lines of known values. One sluice
 * serves one source at a time.
 */
export class Sluice {
  readonly tally: Tally;
  readonly #frame: NewlineFrame;
  readonly #output = new Output();
  readonly #lines: Lines;
  readonly #mark = new StartMark();

  constructor(stages: Stages) {
    this.tally = stages.tally ?? new Tally(stages.policy.rules);
    this.#lines = new Lines(stages, this.#output, this.tally);
    this.#frame = new NewlineFrame(stages.lineLimit, {
      lines: (bytes, start, end) => this.#lines.take(bytes, start, end),
      tooLong: (size, lineEnd) => this.#withholdLongLine(size, lineEnd),
    });
  }

  /**
   * Goes on with other rules, from the next line that is complete on. What came in of a line, the counts
   * and the time of the last line stay; `stages` have the keyring and the limit of before.
   */
  replace(stages: Stages): void {
    this.#lines.replace(stages);
    this.tally.changeRules(stages.policy.rules);
  }

  /**
   * From here on blocks are of this source; findings name it. `writtenBy`, in seconds since 1970: the time that
   * none of its lines is later than by more than a day, for times without a year.
   */
  begin(source: string, writtenBy = Number.POSITIVE_INFINITY): void {
    this.#lines.judge.source = source;
    this.#lines.judge.writtenBy = writtenBy;
  }

  /** What lists or facts about networks say has changed: nothing that was remembered of lines holds any more. */
  forget(): void {
    this.#lines.forget();
  }

  /** Where it stands, for another gate to go on from; undefined in the middle of an overlong line. */
  get standing(): Standing | undefined {
    const { source, writtenBy, line, isAtStart, time, stages } = this.#lines.judge;
    const { last, json } = stages.format;
    const { rest } = this.#frame;
    const carried = { time, format: last, json };
    const place = { source, writtenBy, line, isAtStart, carried };
    return rest && { ...place, tally: this.tally, mark: this.#mark, rest };
  }

  /** Takes the next block of the source; gives what can leave now, valid until the next call. */
  push(block: Uint8Array): Uint8Array {
    this.#output.clear();
    this.#mark.look(block);
    this.#lines.judge.isUtf16 = this.#mark.isUtf16;
    // A Buffer is another class to V8: one sort of array keeps the machine's code at its quickest.
    this.#frame.push(new Uint8Array(block.buffer, block.byteOffset, block.byteLength));
    return this.#output.view();
  }

  /** The source has ended; gives the last of its lines. Another source may begin after it. */
  end(): Uint8Array {
    this.#output.clear();
    this.#frame.end();
    this.#lines.judge.end();
    this.#mark.end();
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

  #withholdLongLine(size: number, lineEnd: Uint8Array): void {
    this.#lines.judge.isAtStart = false;
    this.#lines.judge.line++;
    this.#withhold(Withheld.too_long, size, lineEnd);
  }

  #withhold(reason: number, size: number, lineEnd: Uint8Array): void {
    const { json } = this.#lines.judge.stages.format;
    withhold({ reason, size, lineEnd }, json, this.#output, this.tally);
  }
}

import type { Output } from '../base/output.ts';
import type { Tally } from '../model/tally.ts';
import { Judge } from './judge.ts';
import { Shortcut } from './shortcut.ts';
import type { Stages } from './stages.ts';

/** So many bytes of lines are judged at once, and at least one line. */
const BLOCK = 256 * 1024;

/** Has whole lines judged: by the shortcut where their values are known, else by the reference. */
export class Lines {
  #judge: Judge;
  #shortcut: Shortcut;
  readonly #output: Output;
  readonly #tally: Tally;

  /** Lines leave into `output`, and are counted in `tally`. */
  constructor(stages: Stages, output: Output, tally: Tally) {
    this.#output = output;
    this.#tally = tally;
    this.#judge = new Judge(stages, output, tally);
    this.#shortcut = new Shortcut(this.#judge, output, tally);
  }

  /** The reference: where the lines stand, and what the last one was. */
  get judge(): Judge {
    return this.#judge;
  }

  /** Goes on with other rules from the next line on. */
  replace(stages: Stages): void {
    this.#judge = new Judge(stages, this.#output, this.#tally).follow(this.#judge);
    this.forget();
  }

  /** Nothing that was remembered of lines holds any more. */
  forget(): void {
    this.#shortcut = new Shortcut(this.#judge, this.#output, this.#tally);
  }

  /** Takes the whole lines `bytes[start, end)`; only the last one of a source may lack its line end. */
  take(bytes: Uint8Array, start: number, end: number): void {
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
}

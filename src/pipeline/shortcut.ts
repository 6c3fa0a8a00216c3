import type { Output } from '../base/output.ts';
import { contentEnd } from '../frame/newline.ts';
import { Stop } from '../kernel/kernel.ts';
import { isSamePlan } from '../model/column-plan.ts';
import type { Tally } from '../model/tally.ts';
import type { Judge } from './judge.ts';
import { KnownLines } from './known-lines.ts';

/** After so many lines it is looked at whether the shortcut is worth its while, the first time after fewer. */
const WINDOW = 16_384;
const FIRST_WINDOW = 1024;
/** It is when it took one in so many of them. */
const ONE_IN = 16;
/** Else lines like another one are tried, so many times; then none for so many lines. */
const TRIES = 4;
const REST = 4 * WINDOW;

/**
 * Has the kernel take lines of known values, and the reference every other line in between, in order.
 * Where most lines bring something new it stands aside.
 */
export class Shortcut {
  readonly #judge: Judge;
  readonly #output: Output;
  readonly #tally: Tally;
  #known: KnownLines | undefined;
  /** How many other plans were tried since one was of use. */
  #tries = 0;
  /** Of the window, which is so many lines: all that were seen, and those that the kernel took. */
  #window = FIRST_WINDOW;
  #seen = 0;
  #taken = 0;
  /** The number of lines in the tally from which on it is tried again. */
  #restsUntil = 0;

  constructor(judge: Judge, output: Output, tally: Tally) {
    this.#judge = judge;
    this.#output = output;
    this.#tally = tally;
  }

  /** Takes the lines `bytes[start, end)`, or some of the first; gives where it left off. */
  take(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end; ) {
      if (!this.#isWorthwhile(bytes, at, end)) return at;
      const size = this.#known?.load(bytes, at, end) ?? 0;
      // A line for which the kernel has no room, or without an end.
      if (this.#known === undefined || size === 0) return at;
      this.#run(this.#known, bytes, at, at + size);
      at += size;
    }
    return end;
  }

  #run(known: KnownLines, bytes: Uint8Array, start: number, end: number): void {
    const { kernel } = known;
    const judge = this.#judge;
    let timed = -1;
    let tried = -1;
    for (let at = start; at < end; ) {
      const why = kernel.run();
      if (why === Stop.unknown && kernel.position !== timed) {
        timed = kernel.position;
        if (known.learnTime(bytes, start)) continue;
      }
      // Once for each line: where a value was not kept after all, the reference takes it.
      if (why === Stop.unknown && kernel.position !== tried) {
        tried = kernel.position;
        if (known.learnValues(bytes, start)) continue;
      }
      at = this.#takeOver(known, at, start + kernel.position);
      if (why === Stop.done || why === Stop.full) continue;
      let stop = at;
      while (bytes[stop++] !== 0x0a);
      judge.judge(bytes, at, stop);
      this.#seen++;
      if (why === Stop.unknown) known.learnLine(bytes, start);
      kernel.skipTo(stop - start);
      at = stop;
    }
  }

  /** Takes over the lines that the kernel wrote, from `at` to `next`. */
  #takeOver(known: KnownLines, at: number, next: number): number {
    const { kernel } = known;
    const { lines } = kernel;
    if (lines === 0) return at;
    const { written } = kernel;
    const tally = this.#tally;
    this.#output.append(written, 0, written.length);
    tally.linesIn += lines;
    tally.linesOut += lines;
    tally.caches.known += lines;
    tally.bytesIn += next - at;
    tally.bytesOut += written.length;
    kernel.countInto(tally.replaced);
    kernel.empty();
    this.#judge.time = kernel.time;
    this.#judge.line += lines;
    this.#judge.stages.format.passed?.();
    this.#seen += lines;
    this.#taken += lines;
    known.pass(lines);
    return next;
  }

  /**
   * Whether the kernel is to be asked about the lines of `bytes[start, end)`; sees to it that there is one for lines
   * like the first of them.
   */
  #isWorthwhile(bytes: Uint8Array, start: number, end: number): boolean {
    const { isAtStart, isUtf16, stages } = this.#judge;
    if (stages.filter?.isPlain === false) return false;
    if (isAtStart || isUtf16 || this.#tally.linesIn < this.#restsUntil) return false;
    if (this.#known === undefined) return this.#choose(bytes, start, end);
    if (this.#seen < this.#window) return true;
    const isWorthwhile = this.#taken * ONE_IN >= this.#seen;
    this.#seen = 0;
    this.#taken = 0;
    if (!isWorthwhile) return this.#choose(bytes, start, end);
    this.#window = WINDOW;
    this.#tries = 0;
    return true;
  }

  /** Takes lines like the first of `bytes[start, end)` for those of the source, if it has not taken too many before. */
  #choose(bytes: Uint8Array, start: number, end: number): boolean {
    const stop = bytes.indexOf(0x0a, start) + 1;
    if (stop === 0 || stop > end) return false;
    const { format } = this.#judge.stages;
    const plan = format.planOf?.(bytes, start, contentEnd(bytes, start, stop));
    const known = this.#known;
    this.#window = FIRST_WINDOW;
    const isNew = plan !== undefined && !(known && isSamePlan(known.plan, plan));
    if (isNew && this.#tries++ < TRIES) {
      this.#known = KnownLines.of(plan, this.#judge, bytes, known);
      if (this.#known !== undefined) return true;
    }
    if (plan === undefined && known === undefined) return false;
    this.#tries = 0;
    this.#restsUntil = this.#tally.linesIn + REST;
    return false;
  }
}

import type { Output } from '../base/output.ts';
import { Stop } from '../kernel/kernel.ts';
import type { Tally } from '../model/tally.ts';
import type { Judge } from './judge.ts';
import { KnownLines } from './known-lines.ts';

/** After so many lines it is looked at whether the shortcut is worth its while. */
const WINDOW = 16_384;
/** It is when it took one in so many of them. */
const ONE_IN = 16;
/** Else it is not tried for so many lines. */
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
  /** Of the window: all lines, and those that the kernel took. */
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
      if (!this.#isWorthwhile()) return at;
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
  #takeOver({ kernel, plan }: KnownLines, at: number, next: number): number {
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
    this.#judge.stages.format.passed?.(plan);
    this.#seen += lines;
    this.#taken += lines;
    return next;
  }

  /** Whether the kernel is to be asked about the next lines; sees to it that there is one for their format. */
  #isWorthwhile(): boolean {
    const { isAtStart, isUtf16, stages } = this.#judge;
    const { format, filter } = stages;
    if (filter?.isPlain === false) return false;
    if (isAtStart || isUtf16 || this.#tally.linesIn < this.#restsUntil) return false;
    if (this.#seen >= WINDOW) {
      const isWorthwhile = this.#taken * ONE_IN >= this.#seen;
      this.#seen = 0;
      this.#taken = 0;
      if (!isWorthwhile) {
        this.#restsUntil = this.#tally.linesIn + REST;
        if (format.plan !== this.#known?.plan) this.#known = undefined;
        return false;
      }
    }
    if (this.#known !== undefined) return true;
    const { plan } = format;
    if (plan === undefined) return false;
    this.#known = KnownLines.of(plan, this.#judge);
    if (this.#known === undefined) this.#restsUntil = Number.POSITIVE_INFINITY;
    return this.#known !== undefined;
  }
}

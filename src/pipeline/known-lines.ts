import { PASS } from '../filter/decision.ts';
import { contentEnd } from '../frame/newline.ts';
import { type Kernel, LONGEST_VALUE } from '../kernel/kernel.ts';
import { type ColumnPlan, UNCLEAR } from '../model/column-plan.ts';
import { Fields, Fit } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import { isUnescaped } from '../parse/unescaped.ts';
import { FreshColumns } from './fresh-columns.ts';
import type { Judge } from './judge.ts';
import { kernelOf } from './kernel-of.ts';
import { Replacement } from './replacement.ts';
import { WatchedValues } from './watched-values.ts';

/** More epochs than this in one stretch of log are not kept apart: everything is forgotten. */
const MOST_EPOCHS = 32;

const LINE_FEED = 0x0a;

/** The kernel does not know the time of the line, and so nothing. */
const ALL = 0xffffffff;

/**
 * Lines of columns of which every value was met before, written again by the kernel. It knows only what
 * the reference made of each value: what a value becomes depends on its column, its bytes and the epoch
 * alone. Values that it does not know are judged by themselves, and learned.
 */
export class KnownLines {
  readonly kernel: Kernel;
  readonly plan: ColumnPlan;
  readonly #judge: Judge;
  readonly #watched: WatchedValues;
  readonly #timeColumn: number;
  readonly #epochs = new Set<number>();
  readonly #fresh: FreshColumns;
  readonly #replacement = new Replacement();
  readonly #fields = new Fields();

  private constructor(kernel: Kernel, judge: Judge, plan: ColumnPlan, watched: WatchedValues) {
    this.kernel = kernel;
    this.plan = plan;
    this.#judge = judge;
    this.#watched = watched;
    this.#fresh = new FreshColumns(plan.columns.length);
    this.#timeColumn = plan.columns.findIndex(({ shape }) => shape === 'time');
  }

  /**
   * Undefined where the kernel cannot read lines of the plan, which was made of a line of `bytes`. The kernel of
   * `before` serves the new plan.
   */
  static of(
    plan: ColumnPlan,
    judge: Judge,
    bytes: Uint8Array,
    before?: KnownLines,
  ): KnownLines | undefined {
    const watched = new WatchedValues(judge.stages, plan);
    const kernel = watched.isEvery ? undefined : kernelOf(plan, judge, bytes, before?.kernel);
    return kernel && new KnownLines(kernel, judge, plan, watched);
  }

  /** Takes lines of `bytes[start, end)`; gives how many bytes of them. */
  load(bytes: Uint8Array, start: number, end: number): number {
    if (!this.#haveKeys()) this.#forget();
    this.#fresh.tell(this.#setHeld);
    const most = start + this.kernel.room;
    const stop = bytes.lastIndexOf(0x0a, Math.min(end, most) - 1) + 1;
    if (stop <= start) return 0;
    this.kernel.load(bytes, start, stop);
    return stop - start;
  }

  /** Whether the epochs of everything known still have their keys. */
  #haveKeys(): boolean {
    for (const epoch of this.#epochs) if (!this.#judge.hasKey(epoch)) return false;
    return true;
  }

  readonly #setHeld = (i: number, isFresh: boolean): void => {
    if (i !== this.#timeColumn) this.kernel.holds(i, isFresh);
  };

  /** The kernel took so many lines. */
  pass(lines: number): void {
    this.#fresh.pass(lines);
  }

  #forget(): void {
    this.kernel.forget();
    this.#epochs.clear();
  }

  /**
   * Learns the time of the line at which the kernel stopped, if that is what it does not know, as the format
   * reads it: without the epoch nothing can be said of the other values. False where it is not learned.
   */
  learnTime(bytes: Uint8Array, origin: number): boolean {
    const { kernel, plan } = this;
    if (kernel.unknown !== ALL) return false;
    const at = origin + kernel.position;
    const fields = this.#fields;
    const { format } = this.#judge.stages;
    const end = contentEnd(bytes, at, bytes.indexOf(LINE_FEED, at) + 1);
    if (format.parse(bytes, at, end, fields) !== Fit.whole || Number.isNaN(fields.time))
      return false;
    const i = this.#timeColumn;
    const start = kernel.startOf(i) + origin;
    const stop = kernel.endOf(i) + origin;
    const field = fields.starts.subarray(0, fields.count).indexOf(start);
    if (field === -1 || fields.kinds[field] !== Kind.time || fields.ends[field] !== stop)
      return false;
    const { time } = fields;
    if (!this.#judge.judgeValue(bytes, start, stop, plan.columns[i], time, plan.family, 0))
      return false;
    this.#learn(i, time, bytes, start, stop, 0);
    return true;
  }

  /**
   * Has the values of the line at which the kernel stopped judged each by itself, and learns what becomes of
   * them; false where that cannot be done for one. What was loaded first is `bytes[origin]`.
   */
  learnValues(bytes: Uint8Array, origin: number): boolean {
    const { kernel, plan } = this;
    const { unknown, time } = kernel;
    if (unknown === ALL) return false;
    const judge = this.#judge;
    // The column of the value that was judged last, and as what.
    let last = -1;
    let lastKind = 0;
    for (let i = 0; i < plan.columns.length; i++) {
      if ((unknown & (1 << i)) === 0) continue;
      const { flags, rule = 0 } = plan.columns[i];
      const start = kernel.startOf(i) + origin;
      const end = kernel.endOf(i) + origin;
      const kind = plan.kindOf(i, bytes, start, end);
      if (kind === UNCLEAR || this.#watched.has(i, bytes, start, end)) return false;
      this.#fresh.count(i);
      if (last !== -1 && kind === lastKind && this.#isAgain(i, last, bytes, origin)) {
        this.#keep(i, time);
        continue;
      }
      if (!judge.judgeValue(bytes, start, end, { kind, flags, rule }, time, plan.family, i))
        return false;
      last = this.#learn(i, time, bytes, start, end, 0) ? i : -1;
      lastKind = kind;
    }
    return true;
  }

  /**
   * Whether the value of column `i` of a line of JSON is that of column `other`, and the same becomes of it: the target
   * stands in a request and often beside it.
   */
  #isAgain(i: number, other: number, bytes: Uint8Array, origin: number): boolean {
    const { kernel, plan } = this;
    const { flags, rule } = plan.columns[i];
    if (plan.family !== 'json') return false;
    if (plan.columns[other].flags !== flags || plan.columns[other].rule !== rule) return false;
    const start = kernel.startOf(i) + origin;
    const end = kernel.endOf(i) + origin;
    const from = kernel.startOf(other) + origin;
    const to = kernel.endOf(other) + origin;
    if (to - from !== end - start) return false;
    for (let at = 0; at < end - start; at++)
      if (bytes[start + at] !== bytes[from + at]) return false;
    const judge = this.#judge;
    return !judge.isTold(bytes, start, end, i) && !judge.isTold(bytes, from, to, other);
  }

  /** Learns the values of the line at which the kernel stopped, from what the reference made of the line. */
  learnLine(bytes: Uint8Array, origin: number): void {
    const { kernel } = this;
    const { fields, fit, hasNul, lines, tape } = this.#judge;
    if (hasNul || fit !== Fit.whole || lines.count !== 1 || lines.withheld[0] !== 0) return;
    if (tape.flags.length > 0 || Number.isNaN(fields.time)) return;
    if (this.#isFiltered()) return;
    const { unknown } = kernel;
    let field = 0;
    let span = 0;
    for (let i = 0; i < this.plan.columns.length; i++) {
      const start = kernel.startOf(i) + origin;
      const end = kernel.endOf(i) + origin;
      if ((unknown & (1 << i)) === 0 || !isValue(bytes, start, end)) continue;
      while (field < fields.count && fields.ends[field] <= start) field++;
      if (field === fields.count || !this.#isField(i, field, start, end)) return;
      if (!isUnescaped(bytes, start, end)) return;
      if (this.#watched.has(i, bytes, start, end)) continue;
      while (span < tape.count && tape.ends[span] <= start) span++;
      this.#learn(i, fields.time, bytes, start, end, span);
    }
  }

  /**
   * Whether the filter did something to the line: one that it drops was not searched at all, and one whose
   * address it keeps holds that raw, so neither says what becomes of its values elsewhere.
   */
  #isFiltered(): boolean {
    const { filter } = this.#judge.stages;
    return this.#judge.lines.dropped[0] === 1 || (filter !== undefined && filter.decision !== PASS);
  }

  /** Whether the format means the same bytes by column `i` as the kernel. */
  #isField(i: number, field: number, start: number, end: number): boolean {
    const { kinds, starts, ends } = this.#judge.fields;
    const { kind } = this.plan.columns[i];
    if (kinds[field] !== kind) return false;
    if (kind === Kind.request) return starts[field] <= start && ends[field] >= end;
    return starts[field] === start && ends[field] === end;
  }

  /**
   * Learns what the spans on the tape, from number `first` on, make of the value `[start, end)` of column `i`; false
   * where it cannot be kept.
   */
  #learn(
    i: number,
    time: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    first: number,
  ): boolean {
    if (end - start > LONGEST_VALUE) return false;
    const { tape } = this.#judge;
    if (!this.#replacement.read(tape, first, bytes, start, end)) return false;
    this.#keep(i, time);
    return true;
  }

  /** Has the kernel keep the replacement that was read last for column `i`. */
  #keep(i: number, time: number): void {
    const { kernel } = this;
    const { kind, text, size } = this.#replacement;
    const epoch = this.#judge.stages.keyring.epochOf(time);
    if (this.#epochs.size === MOST_EPOCHS && !this.#epochs.has(epoch)) this.#forget();
    this.#epochs.add(epoch);
    if (i === this.#timeColumn) kernel.learnTime(i, time, epoch, kind, text, size);
    else kernel.learn(i, epoch, kind, text, size);
  }
}

/** Logs write nothing or `-` where there is no value. */
function isValue(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 1 || (end - start === 1 && bytes[start] !== 0x2d);
}

import { PASS } from '../filter/decision.ts';
import { contentEnd } from '../frame/newline.ts';
import { Kernel, type KernelColumn, LONGEST_VALUE } from '../kernel/kernel.ts';
import { type ColumnPlan, type PlannedColumn, UNCLEAR } from '../model/column-plan.ts';
import { Fields, Fit } from '../model/fields.ts';
import { FIRST_CONTAINER, Kind } from '../model/kind.ts';
import { isUnescaped } from '../parse/unescaped.ts';
import { FreshColumns } from './fresh-columns.ts';
import type { Judge } from './judge.ts';
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
    const { lead } = plan;
    const columns = plan.columns.map(kernelColumn);
    // Without a time in the line its epoch is that of another line.
    if (!columns.some(({ shape }) => shape === 'time') || !Kernel.takes(lead, columns))
      return undefined;
    const watched = new WatchedValues(judge.stages, plan);
    if (watched.isEvery || !areHarmless(plan, judge, bytes)) return undefined;
    if (before !== undefined) before.kernel.serve(lead, columns);
    const module = before === undefined ? Kernel.module() : undefined;
    const kernel =
      before?.kernel ?? (module && new Kernel(module, lead, columns, judge.stages.lineLimit));
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
    for (let i = 0; i < plan.columns.length; i++) {
      if ((unknown & (1 << i)) === 0) continue;
      const { flags, rule = 0 } = plan.columns[i];
      const start = kernel.startOf(i) + origin;
      const end = kernel.endOf(i) + origin;
      const kind = plan.kindOf(i, bytes, start, end);
      if (kind === UNCLEAR || this.#watched.has(i, bytes, start, end)) return false;
      this.#fresh.count(i);
      if (!judge.judgeValue(bytes, start, end, { kind, flags, rule }, time, plan.family, i))
        return false;
      this.#learn(i, time, bytes, start, end, 0);
    }
    return true;
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

  /** Learns what the spans on the tape, from number `first` on, make of the value `[start, end)` of column `i`. */
  #learn(
    i: number,
    time: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    first: number,
  ): void {
    if (end - start > LONGEST_VALUE) return;
    const replacement = this.#replacement;
    if (replacement.read(this.#judge.tape, first, bytes, start, end)) this.#keep(i, time);
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

function kernelColumn({ kind, shape, literal }: PlannedColumn): KernelColumn {
  if (shape === 'time') return { shape, literal };
  if (shape === 'bare') {
    // Of a person even a short number is looked up.
    const isOfPerson = kind < FIRST_CONTAINER && kind !== Kind.time;
    return { shape: isOfPerson ? shape : 'figure', literal };
  }
  if (kind === Kind.request) return { shape: 'request', literal };
  return { shape: shape === 'list' ? 'open' : shape, literal };
}

/** Whether nothing becomes of the names between the columns, which stand in each line of the plan. */
function areHarmless({ names, family }: ColumnPlan, judge: Judge, bytes: Uint8Array): boolean {
  return names.every(
    ({ kind, start, end }) =>
      judge.judgeValue(bytes, start, end, { kind, flags: 0 }, judge.time, family, 0) &&
      judge.tape.count === 0,
  );
}

/** Logs write nothing or `-` where there is no value. */
function isValue(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 1 || (end - start === 1 && bytes[start] !== 0x2d);
}

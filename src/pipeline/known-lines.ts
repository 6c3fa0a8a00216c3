import { readAddress } from '../base/address.ts';
import { Output } from '../base/output.ts';
import { PASS } from '../filter/decision.ts';
import { contentEnd } from '../frame/newline.ts';
import { Kernel, type KernelColumn, LONGEST_VALUE, MANY, UNCHANGED } from '../kernel/kernel.ts';
import type { ColumnPlan, PlannedColumn } from '../model/column-plan.ts';
import { Fields, Fit } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import type { Judge } from './judge.ts';

/** More epochs than this in one stretch of log are not kept apart: everything is forgotten. */
const MOST_EPOCHS = 32;

/** More replacements within one value are not kept. */
const MOST_SPANS = 64;

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
  readonly #timeColumn: number;
  readonly #epochs = new Set<number>();
  readonly #address = new Uint8Array(16);
  readonly #text = new Output();
  readonly #fields = new Fields();

  private constructor(
    module: WebAssembly.Module,
    columns: readonly KernelColumn[],
    judge: Judge,
    plan: ColumnPlan,
  ) {
    this.plan = plan;
    this.#judge = judge;
    this.#timeColumn = columns.findIndex(({ shape }) => shape === 'time');
    this.kernel = new Kernel(module, columns, judge.stages.lineLimit);
  }

  /** Undefined where the kernel cannot read lines of the plan. */
  static of(plan: ColumnPlan, judge: Judge): KnownLines | undefined {
    const columns = plan.columns.map(kernelColumn);
    // Without a time in the line its epoch is that of another line.
    if (!columns.some(({ shape }) => shape === 'time') || !Kernel.takes(columns)) return undefined;
    const module = Kernel.module();
    return module && new KnownLines(module, columns, judge, plan);
  }

  /** Takes lines of `bytes[start, end)`; gives how many bytes of them. */
  load(bytes: Uint8Array, start: number, end: number): number {
    if (!this.#haveKeys()) this.#forget();
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
    const field = fields.kinds.subarray(0, fields.count).indexOf(Kind.time);
    if (fields.starts[field] !== start || fields.ends[field] !== stop) return false;
    if (!this.#judge.judgeValue(bytes, start, stop, plan.columns[i], fields.time)) return false;
    this.#learn(i, fields.time, bytes, start, stop, 0);
    return true;
  }

  /**
   * Has the values of the line at which the kernel stopped judged each by itself, and learns what becomes of
   * them; false where that cannot be done for all. What was loaded first is `bytes[origin]`.
   */
  learnValues(bytes: Uint8Array, origin: number): boolean {
    const { kernel, plan } = this;
    const { unknown, time } = kernel;
    if (unknown === ALL) return false;
    for (let i = 0; i < plan.columns.length; i++) {
      if ((unknown & (1 << i)) === 0) continue;
      const column = plan.columns[i];
      const start = kernel.startOf(i) + origin;
      const end = kernel.endOf(i) + origin;
      if (!this.#isClear(column, bytes, start, end)) return false;
      if (!this.#judge.judgeValue(bytes, start, end, column, time)) return false;
      this.#learn(i, time, bytes, start, end, 0);
    }
    return true;
  }

  /** Whether the kernel and the format certainly mean the same bytes by the value of a column. */
  #isClear({ kind, shape }: PlannedColumn, bytes: Uint8Array, start: number, end: number): boolean {
    if (kind === Kind.plain || kind === Kind.time) return false;
    if (this.#isWatched(kind, bytes, start, end)) return false;
    // In a list an address may go on behind what ends it elsewhere.
    if (shape === 'list') return readAddress(bytes, start, end, this.#address) !== 0;
    return isPlain(bytes, start, end);
  }

  /** Whether lines with this value have to be looked at, each of them: by the filter, or for logins. */
  #isWatched(kind: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { filter, logins } = this.#judge.stages;
    if (kind === Kind.address) return filter?.passes(bytes, start, end) === false;
    if (logins === undefined || (kind !== Kind.request && kind !== Kind.target)) return false;
    // The kernel keeps the targets of `GET` apart from those of other methods.
    if (kind === Kind.request && !logins.wantsGet && isGet(bytes, start)) return false;
    return logins.wantsTarget(bytes, start, end);
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
      if (!isPlain(bytes, start, end)) return;
      if (this.#isWatched(this.plan.columns[i].kind, bytes, start, end)) continue;
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
    const { kernel } = this;
    const { tape, stages } = this.#judge;
    if (end - start > LONGEST_VALUE) return;
    const epoch = stages.keyring.epochOf(time);
    if (this.#epochs.size === MOST_EPOCHS && !this.#epochs.has(epoch)) this.#forget();
    this.#epochs.add(epoch);
    let last = first;
    while (last < tape.count && tape.starts[last] < end) last++;
    const text = this.#text;
    text.clear();
    let kind: number = UNCHANGED;
    if (last > first) {
      if (last - first > MOST_SPANS || tape.starts[first] < start || tape.ends[last - 1] > end)
        return;
      kind = last - first === 1 ? tape.kinds[first] : MANY;
      if (kind === MANY)
        text.append(
          Uint8Array.of(last - first, ...tape.kinds.subarray(first, last)),
          0,
          last - first + 1,
        );
      let at = start;
      for (let span = first; span < last; span++) {
        text.append(bytes, at, tape.starts[span]);
        text.append(tape.texts[span], tape.from[span], tape.to[span]);
        at = tape.ends[span];
      }
      text.append(bytes, at, end);
    }
    if (i === this.#timeColumn) kernel.learnTime(i, time, epoch, kind, text.bytes, text.length);
    else kernel.learn(i, epoch, kind, text.bytes, text.length);
  }
}

function kernelColumn({ kind, shape, literal }: PlannedColumn): KernelColumn {
  return {
    shape: kind === Kind.request ? 'request' : shape === 'list' ? 'open' : shape,
    literal,
  };
}

/** Whether the method in front of the target at `at` ends in `GET`. */
function isGet(bytes: Uint8Array, at: number): boolean {
  const isBlank = bytes[at - 1] === 0x20;
  return isBlank && bytes[at - 2] === 0x54 && bytes[at - 3] === 0x45 && bytes[at - 4] === 0x47;
}

/** Logs write nothing or `-` where there is no value. */
function isValue(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 1 || (end - start === 1 && bytes[start] !== 0x2d);
}

/** Whether a value holds nothing that could end it elsewhere: no control character, quote or backslash. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte < 0x20 || byte === 0x22 || byte === 0x5c) return false;
  }
  return true;
}

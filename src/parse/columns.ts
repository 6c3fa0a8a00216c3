import { matchIPv4, readAddress } from '../base/address.ts';
import { Words } from '../base/words.ts';
import { type ColumnPlan, UNCLEAR } from '../model/column-plan.ts';
import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { looksLikeAddress } from './address-shape.ts';
import { standsAt } from './find-bytes.ts';
import { Marks } from './marks.ts';
import type { Variable } from './nginx-variables.ts';
import { numberEnd, numberListEnd, separatorEnd } from './number-shape.ts';
import { isPlainValue } from './plain-value.ts';
import { TimeMemory } from './time-memory.ts';
import { isCutTime } from './time-shape.ts';
import { isUnescaped } from './unescaped.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;

/** What `#literalEnd` says of bytes that are not the literal. */
const MISMATCH = -1;
/** What it says when the line ends within the literal: the line was cut here. */
const CUT = -2;

/** How many columns behind a candidate are tried. */
const AHEAD = 4;

const OPEN = 0;
const LIST = 1;
const NUMBER = 2;
const TIME = 3;

interface ColumnStep extends Variable {
  /** What stands behind the column. */
  readonly literal: Uint8Array;
}

/**
 * Lines that are columns with literals between them:
 *
 *     192.0.2.1 - jan [22/Nov/2026:17:15:43 +0000] "GET / HTTP/1.1" 200 5
 *     list      ^ open^time                       ^open            ^num^num
 *
 * A number and a time end where their shape ends. An open column ends at the first place where its
 * literal stands, and where the numbers and times of the next columns and their literals stand
 * behind it, so that a user called `evil [01/Jan/2020:00:00:00 +0000] x` moves nothing. A line that
 * was cut anywhere still matches up to the cut.
 *
 * Linear: each column walks over the line at most once, and what it looks at ahead is bounded.
 */
export class Columns implements Format {
  readonly name: string;
  readonly family = 'access';
  readonly json = false;
  readonly #plan: ColumnPlan;
  readonly #lead: Uint8Array;
  readonly #count: number;
  readonly #kinds: Uint8Array;
  readonly #shapes: Uint8Array;
  readonly #flags: Uint8Array;
  readonly #literals: Uint8Array[];
  /** For each column, the bytes at which its end has to be thought about. */
  readonly #marks: readonly Marks[];
  /** 1 for the numbers of which a list may stand there: their literal is not what parts a list. */
  readonly #listed: Uint8Array;
  /** Whether the format has a column that tells its lines from any other text. */
  readonly #telling: boolean;
  /** Whether a `"` within a value is written with a backslash before it, or as `\x22`. */
  readonly #escaped: boolean;
  readonly #times = new TimeMemory();
  readonly #address = new Uint8Array(16);
  /** Where the columns end that `#fits` has looked at ahead, up to and with column `#ahead`. */
  readonly #ends: Int32Array;
  #ahead = -1;

  constructor(name: string, lead: Uint8Array, steps: readonly ColumnStep[], escaped: boolean) {
    this.name = name;
    this.#plan = {
      ...{ family: 'access', lead, columns: steps, names: [] },
      kindOf: (i, bytes, start, end) => this.#kindOf(i, bytes, start, end),
    };
    this.#lead = lead;
    this.#count = steps.length;
    this.#kinds = Uint8Array.from(steps, (step) => step.kind);
    this.#shapes = Uint8Array.from(steps, ({ shape }) =>
      ['open', 'list', 'number', 'time'].indexOf(shape),
    );
    this.#flags = Uint8Array.from(steps, (step) => step.flags);
    this.#literals = steps.map((step) => step.literal);
    const words = new Words();
    this.#marks = steps.map(({ literal }) => {
      const first = literal.length > 0 ? literal[0] : QUOTE;
      return new Marks(escaped ? [first, QUOTE, BACKSLASH] : [first], words);
    });
    this.#listed = Uint8Array.from(steps, ({ literal }) =>
      separatorEnd(literal, 0, literal.length) === 0 ? 1 : 0,
    );
    this.#ends = new Int32Array(steps.length);
    this.#telling = this.#shapes.some((shape) => shape !== OPEN);
    this.#escaped = escaped;
  }

  planOf(): ColumnPlan {
    return this.#plan;
  }

  /** As `ColumnPlan` has it: clear is what certainly is the same bytes to `parse`. */
  #kindOf(i: number, bytes: Uint8Array, start: number, end: number): number {
    const kind = this.#kinds[i];
    if (kind === Kind.plain || kind === Kind.time) return UNCLEAR;
    // In a list an address may go on behind what ends it elsewhere.
    const isClear =
      this.#shapes[i] === LIST
        ? readAddress(bytes, start, end, this.#address) !== 0
        : isUnescaped(bytes, start, end);
    if (!isClear) return UNCLEAR;
    // Of a request the target alone is looked at.
    return kind === Kind.request ? Kind.target : kind;
  }

  parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
    fields.clear();
    this.#times.begin();
    let at = literalEnd(this.#lead, bytes, start, end);
    if (at < 0) return fields.asText(start, end);
    this.#ahead = -1;
    let told = !this.#telling;
    for (let i = 0; i < this.#count; i++) {
      const shape = this.#shapes[i];
      let stop = this.#ends[i];
      let isPlain = false;
      if (i > this.#ahead) {
        // One plain address, as most are, needs no look at each byte.
        stop = shape === LIST ? matchIPv4(bytes, at, end) : -1;
        isPlain = stop !== -1 && this.#fits(i, bytes, stop, end);
        if (!isPlain)
          stop =
            shape < NUMBER ? this.#openEnd(i, bytes, at, end) : this.#shapedEnd(i, bytes, at, end);
        if (stop === MISMATCH) return partial(told, start, at, end, fields);
      }
      if (stop > at && (stop - at > 1 || bytes[at] !== MINUS)) {
        if (shape >= NUMBER) told = true;
        else if (shape === LIST) told ||= isPlain || looksLikeAddress(bytes, at, stop);
        if (shape === NUMBER) fields.push(this.#kinds[i], at, stop);
        else this.#push(i, bytes, at, stop, fields);
      }
      const literal = this.#literals[i];
      at = i <= this.#ahead ? stop + literal.length : literalEnd(literal, bytes, stop, end);
      // Of a literal that was cut nothing is left to search.
      if (at < 0) return partial(told, start, at === CUT ? end : stop, end, fields);
    }
    if (at < end && bytes[at] !== BLANK) return partial(told, start, at, end, fields);
    if (!told) return fields.asText(start, end);
    // More columns than the format has.
    if (at < end) fields.push(Kind.text, at, end);
    return Fit.whole;
  }

  /** Where the number or time of column `i` ends that begins at `at`, or MISMATCH. */
  #shapedEnd(i: number, bytes: Uint8Array, at: number, end: number): number {
    const literal = this.#literals[i];
    if (this.#shapes[i] === NUMBER) {
      // Of a list only the first number, where the literal is what stands between its numbers.
      const list = numberListEnd(bytes, at, end);
      if (this.#listed[i] === 1 && endsAt(literal, bytes, list, end)) return list;
    }
    const stop =
      this.#shapes[i] === TIME ? this.#timeEnd(bytes, at, end) : numberEnd(bytes, at, end);
    return stop !== MISMATCH && endsAt(literal, bytes, stop, end) ? stop : MISMATCH;
  }

  /**
   * Where the open column `i` ends that begins at `at`: at the first place that fits. Else an address
   * ends at the first literal; and any other value, where values are escaped, in front of the first
   * `"`, which cannot be part of it; else at the line's end.
   */
  #openEnd(i: number, bytes: Uint8Array, at: number, end: number): number {
    const literal = this.#literals[i];
    if (literal.length === 0) return end;
    const first = literal[0];
    // A blank alone also stands between the addresses of a list.
    const listed = this.#shapes[i] === LIST && literal.length === 1 && first === BLANK;
    const marks = this.#marks[i];
    const escaped = this.#escaped;
    let near = -1;
    let quote = -1;
    for (let stop = at; ; stop++) {
      stop = marks.next(bytes, stop, end);
      if (stop >= end) break;
      const byte = bytes[stop];
      if (byte === first && !(listed && isInList(bytes, at, stop, end))) {
        if (this.#fits(i, bytes, stop, end)) return stop;
        if (near === -1 && standsAt(bytes, stop, end, literal)) near = stop;
      }
      if (byte === QUOTE) {
        if (quote === -1 && escaped) quote = stop;
      } else if (byte === BACKSLASH && escaped) stop++;
    }
    const address = this.#shapes[i] === LIST && near !== -1 && looksLikeAddress(bytes, at, near);
    if (address) return near;
    return quote === -1 ? end : quote;
  }

  /**
   * Whether column `i` can end at `at`: its literal stands there, and behind it the shaped columns
   * up to the next open one. A line that ends meanwhile fits. What was seen is not looked at again.
   */
  #fits(i: number, bytes: Uint8Array, at: number, end: number): boolean {
    let stop = at;
    for (let step = i; ; step++) {
      const next = literalEnd(this.#literals[step], bytes, stop, end);
      if (next === MISMATCH) return false;
      if (next === CUT) return this.#seen(step - 1);
      this.#ends[step] = stop;
      if (step + 1 === this.#count)
        return (next === end || (this.#escaped && bytes[next] === BLANK)) && this.#seen(step);
      const shape = this.#shapes[step + 1];
      if (shape < NUMBER || step - i === AHEAD) return this.#seen(step);
      if (shape === TIME && isCutTime(bytes, next, end)) return this.#seen(step);
      stop = this.#shapedEnd(step + 1, bytes, next, end);
      if (stop === MISMATCH) return false;
    }
  }

  /** Takes note that the columns up to `last` end where `#ends` says. */
  #seen(last: number): true {
    this.#ahead = last;
    return true;
  }

  /** Where the time that begins at `at` ends (`-` is none), or MISMATCH. */
  #timeEnd(bytes: Uint8Array, at: number, end: number): number {
    return at < end && bytes[at] === MINUS ? at + 1 : this.#times.end(bytes, at, end);
  }

  /** Puts down a column. What is not the time or the harmless value that it should be is text. */
  #push(i: number, bytes: Uint8Array, start: number, end: number, fields: Fields): void {
    const kind = this.#kinds[i];
    let held = kind;
    if (kind === Kind.time) {
      const time = this.#times.time(bytes, start, end);
      if (Number.isNaN(time)) held = Kind.text;
      else if (Number.isNaN(fields.time)) fields.time = time;
    } else if (kind === Kind.plain && !isPlainValue(bytes, start, end)) held = Kind.text;
    fields.push(held, start, end, this.#flags[i]);
  }
}

/** Ends a line of which nothing was understood from `at` on. */
function partial(told: boolean, start: number, at: number, end: number, fields: Fields): Fit {
  if (!told) return fields.asText(start, end);
  if (at < end) fields.push(Kind.text, at, end);
  return Fit.partial;
}

/**
 * Whether a column can end at `at`: in front of its literal, or as the last one in front of a blank.
 * `198.18` at the beginning of an address is no number.
 */
function endsAt(literal: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  if (literal.length === 0) return at === end || bytes[at] === BLANK;
  return literalEnd(literal, bytes, at, end) !== MISMATCH;
}

/** Where the literal ends that begins at `at`, or MISMATCH, or CUT. */
function literalEnd(literal: Uint8Array, bytes: Uint8Array, at: number, end: number): number {
  const length = literal.length;
  for (let i = 0; i < length; i++) {
    if (at + i >= end) return CUT;
    if (bytes[at + i] !== literal[i]) return MISMATCH;
  }
  return at + length;
}

/** Whether `at` lies at the `, ` or ` : ` between two elements of a list that began at `start`. */
function isInList(bytes: Uint8Array, start: number, at: number, end: number): boolean {
  if (separatorEnd(bytes, at, end) > at) return true;
  if (at > start && bytes[at - 1] === COMMA) return true;
  return at > start + 1 && bytes[at - 1] === 0x3a && bytes[at - 2] === BLANK;
}

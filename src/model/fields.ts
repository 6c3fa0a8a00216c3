import { Kind } from './kind.ts';

/** How far a line fitted its format. */
export const Fit = {
  /** Nothing was understood: the whole line is one text field. */
  none: 0,
  /** The first fields were understood, the rest of the line is one text field. */
  partial: 1,
  whole: 2,
} as const;

export type Fit = (typeof Fit)[keyof typeof Fit];

/** The field stands bare in JSON (a number): what replaces it needs quotes. */
export const BARE = 1;

/** The field is one value, where others of its kind are lists: the value of one cookie. */
export const WHOLE = 2;

const FIRST_SIZE = 64;

/**
 * The fields of one line, left to right, never overlapping, in parallel arrays that grow to the
 * largest line seen and are used again for every line. What lies between two fields belongs to the
 * format (quotes, blanks, braces) and is copied.
 */
export class Fields {
  count = 0;
  /** `Kind` of each field. */
  kinds = new Uint8Array(FIRST_SIZE);
  flags = new Uint8Array(FIRST_SIZE);
  /** Numbers of the rules that know the name of the field; 0 for none. */
  rules = new Uint16Array(FIRST_SIZE);
  /** Offset of the first byte of each field. */
  starts = new Int32Array(FIRST_SIZE);
  /** Offset behind the last byte of each field. */
  ends = new Int32Array(FIRST_SIZE);
  /** Event time in seconds since 1970 UTC; NaN when the line has none. */
  time = Number.NaN;

  clear(): void {
    this.count = 0;
    this.time = Number.NaN;
  }

  push(kind: number, start: number, end: number, flags = 0, rule = 0): void {
    const i = this.count;
    if (i === this.kinds.length) this.#grow();
    this.kinds[i] = kind;
    this.flags[i] = flags;
    this.rules[i] = rule;
    this.starts[i] = start;
    this.ends[i] = end;
    this.count = i + 1;
  }

  /**
   * Says that `[start, end)`, which lies in a field of text or one in which nothing is looked for, is a value of
   * `kind`: the field is parted around it. What the format knows better stays as it is. Gives the kind as which
   * the stretch is a field of its own now; undefined where it is none. Where no field has any of it, it becomes one
   * with the flags `outside`, if they are given.
   */
  part(start: number, end: number, kind: number, outside?: number): number | undefined {
    const all = Array.from({ length: this.count }, (_, i) => this.#field(i));
    const next = all.findIndex((field) => field.end > start);
    const i = next === -1 ? all.length : next;
    const known = all[i];
    const isOutside = known === undefined || known.start >= end;
    if (start >= end || (isOutside && outside === undefined)) return undefined;
    const field = isOutside
      ? { kind: Kind.plain, flags: outside ?? 0, rule: 0, start, end }
      : known;
    if (field.start > start || field.end < end) return undefined;
    if (field.kind !== Kind.text && field.kind !== Kind.plain)
      return field.start === start && field.end === end ? field.kind : undefined;
    const parts = [
      { ...field, end: start },
      { ...field, start, end, kind },
      { ...field, start: end },
    ].filter((part) => part.start < part.end);
    // Of a bare JSON value nothing can stay beside what is replaced.
    if (parts.length > 1 && (field.flags & BARE) !== 0) return undefined;
    this.count = i;
    for (const { kind, start, end, flags, rule } of [...parts, ...all.slice(isOutside ? i : i + 1)])
      this.push(kind, start, end, flags, rule);
    return kind;
  }

  #field(i: number) {
    const [kind, flags, rule] = [this.kinds[i], this.flags[i], this.rules[i]];
    return { kind, start: this.starts[i], end: this.ends[i], flags, rule };
  }

  /** Gives up on the line: all of it is one text field. */
  asText(start: number, end: number): Fit {
    this.clear();
    this.push(Kind.text, start, end);
    return Fit.none;
  }

  #grow(): void {
    const size = this.kinds.length * 2;
    const grown = <T extends Uint8Array | Uint16Array | Int32Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.kinds = grown(new Uint8Array(size), this.kinds);
    this.flags = grown(new Uint8Array(size), this.flags);
    this.rules = grown(new Uint16Array(size), this.rules);
    this.starts = grown(new Int32Array(size), this.starts);
    this.ends = grown(new Int32Array(size), this.ends);
  }
}

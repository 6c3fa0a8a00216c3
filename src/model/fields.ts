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

  /** Puts those of another line behind these. */
  append({ count, kinds, flags, rules, starts, ends }: Fields): void {
    for (let i = 0; i < count; i++) this.push(kinds[i], starts[i], ends[i], flags[i], rules[i]);
  }

  /** Puts a field in front of the others. */
  unshift(kind: number, start: number, end: number): void {
    this.push(0, 0, 0);
    for (const all of [this.kinds, this.flags, this.rules, this.starts, this.ends])
      all.copyWithin(1, 0, this.count - 1);
    this.kinds[0] = kind;
    this.flags[0] = 0;
    this.rules[0] = 0;
    this.starts[0] = start;
    this.ends[0] = end;
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

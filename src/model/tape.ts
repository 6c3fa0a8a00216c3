/** How a span is written in the input, and so how its replacement has to be written. Bits. */
export const Form = {
  /** A port follows, or it stands in the authority of a URL: an IPv6 address needs brackets. */
  bracket: 1,
  /** Part of a host name: an address is written with `-` in place of `.` or `:`. */
  dashed: 2,
  /** In reverse order, as below `in-addr.arpa`. */
  reversed: 4,
  /** 32 nibbles in reverse order, as below `ip6.arpa`. */
  nibbles: 8,
  /** An address was expected here, whatever stands here. */
  expected: 16,
  /** A bare JSON value: what replaces it needs quotes. */
  quoted: 32,
  /** Part of a host name that goes on in front of it without a dot or dash: what replaces it begins with `-`. */
  glued: 64,
} as const;

/** What found a span: the words that `explain` and `audit` use for it. */
export const FOUND_BY = [
  'field of the format',
  'element of a forwarded chain',
  'name of a parameter or key',
  'IPv4 address in text',
  'IPv6 address in text',
  'e-mail address in text',
  'host name that spells an address',
  'user part of a URL',
  'browser string by its shape',
  'looks like a pseudonym of ours',
  'base64 with personal data inside',
  'pattern of a rule',
  'login rule',
] as const;

export const FoundBy = {
  field: 0,
  chain: 1,
  name: 2,
  ipv4: 3,
  ipv6: 4,
  email: 5,
  host: 6,
  userinfo: 7,
  agent: 8,
  lookalike: 9,
  encoded: 10,
  pattern: 11,
  login: 12,
} as const;

const FIRST_SIZE = 256;

/**
 * The spans of a block in order of their start, never overlapping, in parallel arrays. scan writes
 * starts, ends, kinds, forms and foundBy; resolve writes what stands in the place of each span as
 * `texts[from, to)`, or removes the span; splice reads.
 */
export class Tape {
  count = 0;
  starts = new Int32Array(FIRST_SIZE);
  ends = new Int32Array(FIRST_SIZE);
  kinds = new Uint8Array(FIRST_SIZE);
  /** Bits of `Form`. */
  forms = new Uint8Array(FIRST_SIZE);
  foundBy = new Uint8Array(FIRST_SIZE);
  /** Numbers of the rules that found the spans; 0 where the shape or the field says it. */
  rules = new Uint16Array(FIRST_SIZE);
  from = new Int32Array(FIRST_SIZE);
  to = new Int32Array(FIRST_SIZE);
  /** Where the bytes of a span's replacement are: `replacement`, or the memory of a cache. */
  readonly texts: Uint8Array[] = [];
  /** The bytes of the replacements that are in no cache, one after the other. */
  replacement = new Uint8Array(16 * FIRST_SIZE);
  /** How many bytes of `replacement` are in use. */
  used = 0;
  /** Numbers of the rules that only flag, once for each find of the block. */
  readonly flags: number[] = [];

  clear(): void {
    this.count = 0;
    this.used = 0;
    this.flags.length = 0;
  }

  /** Takes down that a rule found something which stays. */
  flag(rule: number): void {
    this.flags.push(rule);
  }

  push(start: number, end: number, kind: number, form: number, foundBy: number, rule = 0): void {
    const i = this.count;
    if (i === this.starts.length) this.#grow();
    this.starts[i] = start;
    this.ends[i] = end;
    this.kinds[i] = kind;
    this.forms[i] = form;
    this.foundBy[i] = foundBy;
    this.rules[i] = rule;
    this.count = i + 1;
  }

  /** Moves span `from` to place `to`. */
  move(from: number, to: number): void {
    this.starts[to] = this.starts[from];
    this.ends[to] = this.ends[from];
    this.kinds[to] = this.kinds[from];
    this.forms[to] = this.forms[from];
    this.foundBy[to] = this.foundBy[from];
    this.rules[to] = this.rules[from];
    this.from[to] = this.from[from];
    this.to[to] = this.to[from];
    this.texts[to] = this.texts[from];
  }

  /** What stands in the place of span `i` is `text[from, to)`, which nobody changes any more. */
  resolve(i: number, text: Uint8Array, from: number, to: number): void {
    this.texts[i] = text;
    this.from[i] = from;
    this.to[i] = to;
  }

  /** Makes room for `size` more bytes in `replacement`. */
  reserve(size: number): void {
    if (this.used + size <= this.replacement.length) return;
    const grown = new Uint8Array(Math.max(this.replacement.length * 2, this.used + size));
    grown.set(this.replacement.subarray(0, this.used));
    this.replacement = grown;
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const grown = <T extends Uint8Array | Uint16Array | Int32Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.starts = grown(new Int32Array(size), this.starts);
    this.ends = grown(new Int32Array(size), this.ends);
    this.kinds = grown(new Uint8Array(size), this.kinds);
    this.forms = grown(new Uint8Array(size), this.forms);
    this.foundBy = grown(new Uint8Array(size), this.foundBy);
    this.rules = grown(new Uint16Array(size), this.rules);
    this.from = grown(new Int32Array(size), this.from);
    this.to = grown(new Int32Array(size), this.to);
  }
}

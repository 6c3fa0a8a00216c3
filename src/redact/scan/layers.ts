import { DEEPEST, Layer } from '../../base/unescape.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy, Tape } from '../../model/tape.ts';
import { cutAddressEnd, ESCAPE_LENGTH, isControl, isPlainly } from './cut-address.ts';
import type { NearMiss, Search } from './search.ts';

/** How the innermost layer of a URL, and of other text with perhaps a URL in it, is read besides. */
const AS_URL = ['url'] as const;
const AS_TEXT = ['url', 'mail'] as const;

/** Besides the layers: these readings of the innermost one, base64 in it, and addresses that escapes cut. */
const READINGS = 2 * DEEPEST + 2 + AS_TEXT.length;

/** What is known of a byte of the stretch: within an escape, within a span, judged to be harmless. Bits. */
const INSIDE = 1;
const COVERED = 2;
const HARMLESS = 4;
/** Stands for nothing, as the colour of a terminal does. */
const SILENT = 8;

/** Puts what it finds between the floor of the search and its end on the tape. */
type Detect = (search: Search) => void;

/**
 * Finds what is written with escapes: takes them off one layer at a time and searches every layer,
 * the innermost first, since that is what the text means. What an outer layer adds counts too: a
 * value may hold what ends it once it is taken out of its escape.
 *
 *     password=correct%20horse          %20alice@example.org
 *     outer:   ^             ^            ^ the tail of an escape, cut off
 *     inner:   ^     ^                     ^                ^
 *
 * No span begins or ends inside an escape, so what is left of the text can be unescaped as before.
 * What the innermost layer judged to be harmless (`v%3D1.2.3.4`) is so in the others too.
 */
export class Layers {
  readonly #layers = Array.from({ length: DEEPEST + 1 }, () => new Layer());
  /** The spans of all layers, one after the other, and where those of each layer begin and end. */
  readonly #spans = new Tape();
  readonly #next = new Int32Array(READINGS);
  readonly #last = new Int32Array(READINGS);
  #readings = 0;
  readonly #loose = new Layer();
  readonly #inBase64: Detect;
  /** What is known of each byte of the stretch, and of one behind it. */
  #known = new Uint8Array(256);
  #origin = 0;
  #innermost = this.#layers[0];
  #nearMiss: NearMiss | undefined;

  /** `inBase64` finds the base64 that has personal data in it. */
  constructor(inBase64: Detect) {
    this.#inBase64 = inBase64;
  }

  /**
   * Searches the escaped text between the floor of `search` and its end with `detect`, in every layer;
   * when it is a list of addresses, of kind `list`, in the innermost one only.
   */
  search(search: Search, detect: Detect, list?: number): void {
    const { bytes, floor, end, tape, nearMiss } = search;
    let depth = 0;
    this.#layers[0].copy(bytes, floor, end);
    while (depth < DEEPEST && this.#layers[depth + 1].unescape(this.#layers[depth])) depth++;
    this.#innermost = this.#layers[depth];
    this.#nearMiss = nearMiss;
    this.#learnEscapes(this.#innermost, floor, end);
    this.#spans.clear();
    this.#readings = 0;
    const outermost = list === undefined ? 0 : depth;
    for (let d = depth; d >= outermost; d--) {
      search.innermost = d === depth;
      search.nearMiss = search.innermost ? this.#learnHarmless : undefined;
      this.#searchLayer(search, detect, this.#layers[d]);
    }
    if (list === undefined) this.#searchBeside(search, detect);
    search.innermost = false;
    const cut = (one: Search) => this.#cutAddresses(one, list);
    for (let d = depth - 1; d >= 0; d--) this.#searchLayer(search, cut, this.#layers[d]);
    search.nearMiss = nearMiss;
    search.bytes = bytes;
    search.layer = undefined;
    search.floor = end;
    search.end = end;
    this.#merge(tape);
  }

  /** Searches what the innermost layer may mean besides: it only adds finds. */
  #searchBeside(search: Search, detect: Detect): void {
    search.nearMiss = undefined;
    for (const as of search.url ? AS_URL : AS_TEXT) {
      if (!this.#loose.loosen(this.#innermost, as)) continue;
      search.innermost = true;
      const flags = search.tape.flags.length;
      this.#searchLayer(search, detect, this.#loose);
      search.tape.flags.length = flags;
    }
    this.#searchLayer(search, this.#inBase64, this.#innermost);
  }

  /**
   * Finds the addresses that begin within an escape: with all of the escape, and with the last byte of a
   * value right before it, so that both become one span.
   */
  #cutAddresses(search: Search, list: number | undefined): void {
    const { bytes, end, layer } = search;
    const foundBy = list === undefined ? FoundBy.ipv4 : FoundBy.chain;
    if (layer === undefined || (list === undefined && !search.seeks(Kind.embedded, foundBy)))
      return;
    const form = list === undefined ? 0 : Form.expected;
    const known = this.#known;
    for (let i = search.floor; i < end; i++) {
      const stop = cutAddressEnd(bytes, i, end);
      if (stop === -1) continue;
      const behind = known[layer.from[i + ESCAPE_LENGTH] - this.#origin];
      let before = i - 1;
      while (before > search.floor && bytes[before] === bytes[i]) before--;
      const isZone = before >= 0 && (known[layer.from[before] - this.#origin] & COVERED) !== 0;
      const isMissed = (behind & (COVERED | HARMLESS)) === 0 && isPlainly(bytes, i + 1, stop);
      if (!isZone && !isMissed && !isControl(bytes, i)) continue;
      // Whatever the other reading of its end was judged to be.
      known[layer.from[stop - 1] - this.#origin] &= ~HARMLESS;
      search.found(isZone ? before : i, stop, list ?? Kind.embedded, form, foundBy);
    }
  }

  /** Marks the bytes at which no span may begin or end. */
  #learnEscapes(innermost: Layer, start: number, end: number): void {
    this.#origin = start;
    if (end - start >= this.#known.length) this.#known = new Uint8Array(2 * (end - start));
    const known = this.#known.fill(0, 0, end - start + 1);
    let last = 0;
    for (let i = 0; i < innermost.length; i++) {
      const from = innermost.from[i] - start;
      if (from > last) this.#learnSilence(last, from);
      last = innermost.to[i] - start;
      for (let at = from + 1; at < last; at++) known[at] = INSIDE;
    }
    this.#learnSilence(last, end - start);
  }

  #learnSilence(from: number, to: number): void {
    for (let at = from; at < to; at++) this.#known[at] = at === from ? SILENT : SILENT | INSIDE;
  }

  /** Takes note of what the innermost layer judged, which stands at `[from, to)` of it. */
  readonly #learnHarmless: NearMiss = (from, to, why, isHarmless) => {
    const start = this.#innermost.from[from];
    const end = this.#innermost.to[to - 1];
    if (isHarmless)
      for (let at = start - this.#origin; at < end - this.#origin; at++)
        this.#known[at] |= HARMLESS;
    this.#nearMiss?.(start, end, why, isHarmless);
  };

  /** Searches one layer and collects its spans, as stretches of the original. */
  #searchLayer(search: Search, detect: Detect, layer: Layer): void {
    const { tape } = search;
    const reading = this.#readings++;
    this.#next[reading] = this.#spans.count;
    const before = tape.count;
    const flags = tape.flags.length;
    search.bytes = layer.bytes;
    search.layer = layer;
    search.floor = 0;
    search.end = layer.length;
    detect(search);
    // What is only flagged counts once: as the innermost layer has it.
    if (!search.innermost) tape.flags.length = flags;
    for (let i = before; i < tape.count; i++) {
      const start = layer.from[tape.starts[i]];
      const end = layer.to[tape.ends[i] - 1];
      this.#collect(start - this.#origin, end - this.#origin, i, tape);
    }
    tape.count = before;
    this.#last[reading] = this.#spans.count;
  }

  /**
   * Collects a span. Where it cuts an escape, a layer further in has read the same bytes otherwise:
   * when that one found something here, the escape does not belong to the span, else all of it does.
   */
  #collect(from: number, to: number, i: number, tape: Tape): void {
    const known = this.#known;
    let start = from;
    let end = to;
    const isAddress = tape.kinds[i] === Kind.embedded || tape.kinds[i] === Kind.host;
    if (isAddress && (known[start] & known[end - 1] & HARMLESS) !== 0) return;
    if (((known[start] | known[end]) & INSIDE) !== 0) {
      // A number or a word of a rule that begins within an escape is none: `%323-09-2026`.
      if (isAddress || tape.foundBy[i] === FoundBy.pattern) return;
      const inwards = this.#isCovered(start, end);
      while ((known[start] & INSIDE) !== 0) start += inwards ? 1 : -1;
      while ((known[end] & INSIDE) !== 0) end += inwards ? -1 : 1;
      if (start >= end) return;
    }
    // What stands for nothing at the ends of a value stays: the end of a colour, for one.
    const wholeStart = start;
    const wholeEnd = end;
    while (start < end && (known[start] & SILENT) !== 0) start++;
    while (end > start && (known[end - 1] & SILENT) !== 0) end--;
    if (start === end || tape.kinds[i] === Kind.secret) {
      start = wholeStart;
      end = wholeEnd;
    }
    for (let at = start; at < end; at++) known[at] |= COVERED;
    const origin = this.#origin;
    const { kinds, forms, foundBy, rules } = tape;
    this.#spans.push(start + origin, end + origin, kinds[i], forms[i], foundBy[i], rules[i]);
  }

  #isCovered(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if ((this.#known[at] & COVERED) !== 0) return true;
    return false;
  }

  /**
   * Appends the spans of all layers to the tape in order of their start. Where some overlap, one span
   * covers them all, so that nothing of either stays: the kind is that of the longest, but a secret
   * stays one.
   */
  #merge(tape: Tape): void {
    const spans = this.#spans;
    const first = tape.count;
    let longest = 0;
    for (;;) {
      const i = this.#takeFirst();
      if (i === -1) return;
      const start = spans.starts[i];
      const end = spans.ends[i];
      const kind = spans.kinds[i];
      const last = tape.count - 1;
      if (last < first || start >= tape.ends[last]) {
        tape.push(start, end, kind, spans.forms[i], spans.foundBy[i], spans.rules[i]);
        longest = end - start;
        continue;
      }
      const isLonger = end - start > longest && tape.kinds[last] !== Kind.secret;
      if (isLonger || kind === Kind.secret) {
        tape.kinds[last] = kind;
        tape.forms[last] = spans.forms[i];
        tape.foundBy[last] = spans.foundBy[i];
        tape.rules[last] = spans.rules[i];
        longest = end - start;
      }
      tape.ends[last] = Math.max(tape.ends[last], end);
    }
  }

  /** The span that begins first of those that the readings still have; of two the one of the earlier reading. */
  #takeFirst(): number {
    const { starts } = this.#spans;
    let first = -1;
    for (let r = 0; r < this.#readings; r++) {
      if (this.#next[r] === this.#last[r]) continue;
      if (first === -1 || starts[this.#next[r]] < starts[this.#next[first]]) first = r;
    }
    return first === -1 ? -1 : this.#next[first]++;
  }
}

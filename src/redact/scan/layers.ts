import { Layer } from '../../base/unescape.ts';
import { Kind } from '../../model/kind.ts';
import { Tape } from '../../model/tape.ts';
import type { NearMiss, Search } from './search.ts';

/** The log's own escape, and percent-encoding once and twice. */
const DEEPEST = 3;

/** What is known of a byte of the stretch: within an escape, within a span, judged to be harmless. Bits. */
const INSIDE = 1;
const COVERED = 2;
const HARMLESS = 4;

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
  readonly #next = new Int32Array(DEEPEST + 1);
  readonly #last = new Int32Array(DEEPEST + 1);
  /** What is known of each byte of the stretch, and of one behind it. */
  #known = new Uint8Array(256);
  #origin = 0;
  #innermost = this.#layers[0];
  #nearMiss: NearMiss | undefined;

  /**
   * Searches the escaped text between the floor of `search` and its end with `detect`, in every layer,
   * or in the innermost one only.
   */
  search(search: Search, detect: (search: Search) => void, innermostOnly = false): void {
    const { bytes, floor, end, tape, nearMiss } = search;
    let depth = 0;
    this.#layers[0].copy(bytes, floor, end);
    while (depth < DEEPEST && this.#layers[depth + 1].unescape(this.#layers[depth])) depth++;
    this.#innermost = this.#layers[depth];
    this.#nearMiss = nearMiss;
    this.#learnEscapes(this.#innermost, floor, end);
    this.#spans.clear();
    const outermost = innermostOnly ? depth : 0;
    for (let d = depth; d >= outermost; d--) {
      search.innermost = d === depth;
      search.nearMiss = search.innermost ? this.#learnHarmless : undefined;
      this.#next[d] = this.#spans.count;
      this.#searchLayer(search, detect, this.#layers[d]);
      this.#last[d] = this.#spans.count;
    }
    search.nearMiss = nearMiss;
    search.innermost = false;
    search.bytes = bytes;
    search.floor = end;
    search.end = end;
    this.#merge(outermost, depth, tape);
  }

  /** Marks the bytes at which no span may begin or end. */
  #learnEscapes(innermost: Layer, start: number, end: number): void {
    this.#origin = start;
    if (end - start >= this.#known.length) this.#known = new Uint8Array(2 * (end - start));
    const known = this.#known.fill(0, 0, end - start + 1);
    for (let i = 0; i < innermost.length; i++) {
      const stop = innermost.to[i] - start;
      for (let at = innermost.from[i] - start + 1; at < stop; at++) known[at] = INSIDE;
    }
  }

  /** Takes note of what the innermost layer judged, which stands at `[from, to)` of it. */
  readonly #learnHarmless: NearMiss = (from, to, why) => {
    const start = this.#innermost.from[from];
    const end = this.#innermost.to[to - 1];
    for (let at = start - this.#origin; at < end - this.#origin; at++) this.#known[at] |= HARMLESS;
    this.#nearMiss?.(start, end, why);
  };

  /** Searches one layer and collects its spans, as stretches of the original. */
  #searchLayer(search: Search, detect: (search: Search) => void, layer: Layer): void {
    const { tape } = search;
    const before = tape.count;
    search.bytes = layer.bytes;
    search.floor = 0;
    search.end = layer.length;
    detect(search);
    for (let i = before; i < tape.count; i++) {
      const start = layer.from[tape.starts[i]];
      const end = layer.to[tape.ends[i] - 1];
      this.#collect(start - this.#origin, end - this.#origin, i, tape);
    }
    tape.count = before;
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
      const inwards = this.#isCovered(start, end);
      while ((known[start] & INSIDE) !== 0) start += inwards ? 1 : -1;
      while ((known[end] & INSIDE) !== 0) end += inwards ? -1 : 1;
      if (start >= end) return;
    }
    for (let at = start; at < end; at++) known[at] |= COVERED;
    const origin = this.#origin;
    this.#spans.push(start + origin, end + origin, tape.kinds[i], tape.forms[i], tape.foundBy[i]);
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
  #merge(outermost: number, innermost: number, tape: Tape): void {
    const spans = this.#spans;
    const first = tape.count;
    let longest = 0;
    for (;;) {
      const i = this.#takeFirst(outermost, innermost);
      if (i === -1) return;
      const start = spans.starts[i];
      const end = spans.ends[i];
      const kind = spans.kinds[i];
      const last = tape.count - 1;
      if (last < first || start >= tape.ends[last]) {
        tape.push(start, end, kind, spans.forms[i], spans.foundBy[i]);
        longest = end - start;
        continue;
      }
      const isLonger = end - start > longest && tape.kinds[last] !== Kind.secret;
      if (isLonger || kind === Kind.secret) {
        tape.kinds[last] = kind;
        tape.forms[last] = spans.forms[i];
        tape.foundBy[last] = spans.foundBy[i];
        longest = end - start;
      }
      tape.ends[last] = Math.max(tape.ends[last], end);
    }
  }

  /** The span that begins first of those that the layers still have; of two the one further in. */
  #takeFirst(outermost: number, innermost: number): number {
    const { starts } = this.#spans;
    let layer = -1;
    for (let d = innermost; d >= outermost; d--) {
      if (this.#next[d] === this.#last[d]) continue;
      if (layer === -1 || starts[this.#next[d]] < starts[this.#next[layer]]) layer = d;
    }
    return layer === -1 ? -1 : this.#next[layer]++;
  }
}

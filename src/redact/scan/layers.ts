import { escapeLength, Layer } from '../../base/unescape.ts';
import { Kind } from '../../model/kind.ts';
import { Tape } from '../../model/tape.ts';
import type { Search } from './search.ts';

/** The log's own escape, and percent-encoding once and twice. */
const DEEPEST = 3;

/**
 * Finds what is written with escapes: takes them off one layer at a time and searches every layer,
 * the innermost first, since that is what the text means. What an outer layer adds counts too, but
 * not where it is only the tail of an escape (`%20alice@example.org` holds no `20alice`).
 */
export class Layers {
  readonly #layers = Array.from({ length: DEEPEST + 1 }, () => new Layer());
  readonly #spans = new Tape();
  /** 1 for each byte of the stretch that a span covers; a bitmap keeps the work linear. */
  #covered = new Uint8Array(256);
  #origin = 0;

  /**
   * Searches the escaped text between the floor of `search` and its end with `detect`, in every layer,
   * or in the innermost one only.
   */
  search(search: Search, detect: (search: Search) => void, innermostOnly = false): void {
    const { bytes, floor, end, tape } = search;
    let depth = 0;
    this.#uncover(floor, end);
    this.#layers[0].copy(bytes, floor, end);
    while (depth < DEEPEST && this.#layers[depth + 1].unescape(this.#layers[depth])) depth++;
    const spans = this.#spans;
    spans.clear();
    const outermost = innermostOnly ? depth : 0;
    for (let d = depth; d >= outermost; d--) {
      tape.count = this.#searchLayer(search, detect, this.#layers[d], tape.count, d < depth);
    }
    search.bytes = bytes;
    search.floor = end;
    search.end = end;
    putInOrder(spans, tape);
  }

  /** Searches one layer and collects its spans, as stretches of the original. */
  #searchLayer(
    search: Search,
    detect: (search: Search) => void,
    layer: Layer,
    count: number,
    mayCutEscapes: boolean,
  ): number {
    const { tape } = search;
    const found = this.#spans;
    search.bytes = layer.bytes;
    search.floor = 0;
    search.end = layer.length;
    detect(search);
    for (let i = count; i < tape.count; i++) {
      const first = tape.starts[i];
      const last = tape.ends[i] - 1;
      let start = layer.from[first];
      if (mayCutEscapes) {
        const escape = escapeAround(layer, first);
        if (escape !== first) {
          if (this.#isCovered(start, layer.to[last])) continue;
          start = layer.from[escape];
        }
      }
      found.push(start, layer.to[last], tape.kinds[i], tape.forms[i], tape.foundBy[i]);
      this.#covered.fill(1, start - this.#origin, layer.to[last] - this.#origin);
    }
    return count;
  }

  #uncover(start: number, end: number): void {
    this.#origin = start;
    if (end - start > this.#covered.length) this.#covered = new Uint8Array(2 * (end - start));
    this.#covered.fill(0, 0, end - start);
  }

  #isCovered(start: number, end: number): boolean {
    const at = this.#covered.indexOf(1, start - this.#origin);
    return at !== -1 && at < end - this.#origin;
  }
}

/** Where the escape begins in whose inside `at` lies; `at` itself when there is none. */
function escapeAround(layer: Layer, at: number): number {
  for (let start = Math.max(0, at - 5); start < at; start++) {
    if (start + escapeLength(layer.bytes, start, layer.length) > at) return start;
  }
  return at;
}

/**
 * Appends the spans to the tape in order of their start. Where some overlap, one span covers them
 * all, so that nothing of either stays: the kind is that of the longest, but a secret stays one.
 */
function putInOrder(spans: Tape, tape: Tape): void {
  const order = Array.from({ length: spans.count }, (_, i) => i);
  order.sort((a, b) => spans.starts[a] - spans.starts[b] || spans.ends[b] - spans.ends[a]);
  const first = tape.count;
  let longest = 0;
  for (const i of order) {
    const start = spans.starts[i];
    const end = spans.ends[i];
    const kind = spans.kinds[i];
    const last = tape.count - 1;
    if (last < first || start >= tape.ends[last]) {
      tape.push(start, end, kind, spans.forms[i], spans.foundBy[i]);
      longest = end - start;
      continue;
    }
    const wins =
      kind === Kind.secret || (end - start > longest && tape.kinds[last] !== Kind.secret);
    if (wins) {
      tape.kinds[last] = kind;
      tape.forms[last] = spans.forms[i];
      tape.foundBy[last] = spans.foundBy[i];
      longest = end - start;
    }
    tape.ends[last] = Math.max(tape.ends[last], end);
  }
}

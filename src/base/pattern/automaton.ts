import { lazily } from '../lazily.ts';
import { buildNfa, type Nfa, type Pattern } from './nfa.ts';
import { shortEntries } from './short-entries.ts';
import { DEAD, Subsets } from './subsets.ts';

/**
 * The most bytes that a run reads, and so the longest match. Runs start at every word of a line: without
 * a limit a pattern that goes on over words would read the rest of the line once a word, which is
 * quadratic. Long secrets (a private key block of 4096 bits has 3,243 bytes) still fit.
 */
export const LONGEST_MATCH = 4096;

/**
 * How many bytes are read before the first look at what came of them: most words are dead by then, and
 * one branch that is nearly always taken costs less than four that nobody can predict.
 */
const PROBE = 4;

/**
 * How many beginnings of words are remembered that lead nowhere: a site has some thousand, and one look
 * here costs a quarter of the way through the table.
 */
const REMEMBERED = 8192;

/**
 * A word of fewer letters and digits is short: with most words no code of a fixed length, no hash and no token can begin,
 * and a pattern of one, `[A-Z]{16}`, would keep each of them alive to its end.
 */
export const SHORT = 14;

/**
 * Many patterns at once, in one look at each byte. Never backtracks; memory is bounded (see Subsets).
 * Results stay in the automaton until the next run, so that a run makes no object.
 */
export class Automaton {
  /** 1 for the bytes with which a match can begin: elsewhere a run need not be started. */
  readonly first: Uint8Array;
  /** After a run, the numbers of the patterns that matched, as many as the run gave. */
  readonly hits: Int32Array;
  /** After a run, by pattern: where its longest match ends, or -1. */
  readonly ends: Int32Array;
  /**
   * How many bytes all runs have read, the first four of each not counted. A run is linear, but runs are
   * started at every word and may overlap: a caller gives a text up on which this grows too much. Does
   * not depend on which states are kept, so neither does what the caller decides.
   */
  read = 0;
  readonly #all: Beginnings;
  readonly #short: () => Beginnings;
  #count = 0;

  /**
   * A pattern's number is its place in the list; none of them may match the empty string.
   * `mostStates` (at least 2) is for tests: how many states are kept.
   */
  constructor(patterns: readonly Pattern[], mostStates?: number) {
    const nfa = buildNfa(patterns);
    this.#all = beginnings(nfa, mostStates);
    this.#short = lazily(() =>
      beginnings({ ...nfa, entries: shortEntries(nfa, SHORT) }, mostStates),
    );
    this.first = new Uint8Array(256);
    const { subsets } = this.#all;
    const sets = new Set(subsets.nodes(subsets.start).map((node) => nfa.set[node]));
    for (const set of sets)
      nfa.sets[set].forEach((flag, byte) => {
        this.first[byte] |= flag;
      });
    this.hits = new Int32Array(patterns.length);
    this.ends = new Int32Array(patterns.length).fill(-1);
  }

  /** How many looks at a node of a pattern all runs took so far: what the kept states did not save. */
  get visits(): number {
    return this.#all.subsets.visits + this.#short().subsets.visits;
  }

  /**
   * Looks for matches that begin at `start` and end at `end` or before; reads nothing else. Gives how
   * many patterns match; see `hits` and `ends`. `isShort`: a word of fewer letters and digits than SHORT begins there.
   */
  run(bytes: Uint8Array, start: number, end: number, isShort = false): number {
    if (this.#count > 0) this.#clear();
    const { subsets, dead } = isShort ? this.#short() : this.#all;
    if (end - start < PROBE) return this.#follow(subsets, bytes, start, start, end, subsets.start);
    const a = bytes[start];
    const b = bytes[start + 1];
    const c = bytes[start + 2];
    const d = bytes[start + 3];
    const word = a | (b << 8) | (c << 16) | (d << 24);
    const place = placeOf(word);
    if (dead[place] === word) return 0;
    const classes = subsets.classes.of;
    const { table } = subsets;
    let state = table[subsets.start + classes[a]];
    state = table[state + classes[b]];
    state = table[state + classes[c]];
    state = table[state + classes[d]];
    if (state === DEAD) {
      dead[place] = word;
      return 0;
    }
    const stop = end - start > LONGEST_MATCH ? start + LONGEST_MATCH : end;
    if (state === subsets.special)
      return this.#follow(subsets, bytes, start, start, stop, subsets.start);
    return this.#follow(subsets, bytes, start, start + PROBE, stop, state);
  }

  /** Goes on with the run of `start` from `at`, until no pattern can match any more or to `stop`. */
  #follow(
    subsets: Subsets,
    bytes: Uint8Array,
    start: number,
    at: number,
    stop: number,
    from: number,
  ): number {
    const classes = subsets.classes.of;
    const { special } = subsets;
    let { table } = subsets;
    let state = from;
    let i = at;
    for (; i < stop; i++) {
      const byteClass = classes[bytes[i]];
      const next = table[state + byteClass];
      if (next > special) {
        state = next;
        continue;
      }
      if (next === DEAD) break;
      state = subsets.step(state, byteClass);
      if (state === DEAD) break;
      table = subsets.table;
      this.#accept(subsets.accepted(state), i + 1);
    }
    if (i > start + PROBE) this.read += i - start - PROBE;
    return this.#count;
  }

  #accept(accepted: Int32Array, end: number): void {
    for (let i = 0; i < accepted.length; i++) {
      const pattern = accepted[i];
      if (this.ends[pattern] === -1) this.hits[this.#count++] = pattern;
      this.ends[pattern] = end;
    }
  }

  /** Takes the last run's results back. */
  #clear(): void {
    for (let i = 0; i < this.#count; i++) this.ends[this.hits[i]] = -1;
    this.#count = 0;
  }
}

/** Where runs begin: with all patterns or with some of them. */
interface Beginnings {
  readonly subsets: Subsets;
  /** Four bytes with which nothing begins, each at the place that its hash says. */
  readonly dead: Int32Array;
}

function beginnings(nfa: Nfa, mostStates: number | undefined): Beginnings {
  const dead = new Int32Array(REMEMBERED);
  // Of four NUL bytes, which an empty place looks like, nothing is known yet.
  dead[placeOf(0)] = 1;
  return { subsets: new Subsets(nfa, mostStates), dead };
}

/** Where four bytes are remembered. */
function placeOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 19;
}

import { type ByteClasses, byteClasses } from './byte-classes.ts';
import { Closure } from './closure.ts';
import { ACCEPT, type Nfa } from './nfa.ts';

/** In the table: no pattern can match any more. Row 0 leads only to itself. */
export const DEAD = 0;

/** What each of the two tables may grow to: 4 MiB; that is 4,096 states or more. */
const MOST_PLACES = 1 << 20;
/** What the nodes of all states may grow to: 4 MiB, and as much for the keys. */
const MOST_NODES = 1 << 20;

/**
 * The deterministic automaton of an NFA, made while it runs: a state is a set of NFA nodes, and only
 * states that some text led to exist. When there are too many, all are forgotten and made again as
 * they are needed, so memory is bounded; a step into the unknown costs at most one visit to each node
 * of the NFA, so time stays linear even then.
 *
 * A state is named by the place of its row in the table, so that a step is
 * `table[state + classes.of[byte]]`. That gives the next state; or DEAD; or `special` where there is
 * more to it: a step that was not taken yet, or one to a state that accepts. `step` tells which. The
 * rows of DEAD and of `special` lead only to themselves, so that several steps can be taken before one
 * look at what became of them.
 */
export class Subsets {
  readonly classes: ByteClasses;
  /** A greater number in the table is a state. */
  readonly special: number;
  /** The state at which every run begins. */
  readonly start: number;
  /** Is another array after a step that made a state. */
  table: Int32Array;

  /** By place in the table: the accepting state where it says `special`, 0 if that is not known. */
  #accepting: Int32Array;
  readonly #stride: number;
  readonly #nfa: Nfa;
  readonly #mostStates: number;
  /** By set of the NFA and class: 1 where the class is in the set. */
  readonly #holds: Uint8Array;
  /** By row: the nodes that read or accept, in order; and the patterns accepted. */
  #nodes: Int32Array[] = [];
  #accepted: Int32Array[] = [];
  #nodeCount = 0;
  readonly #states = new Map<string, number>();
  readonly #closure: Closure;
  #visits = 0;

  /** `mostStates` is at least 2. */
  constructor(nfa: Nfa, mostStates?: number) {
    this.#nfa = nfa;
    this.classes = byteClasses(nfa.sets);
    this.#stride = this.classes.count;
    this.special = this.#stride;
    this.start = 2 * this.#stride;
    this.#mostStates = mostStates ?? Math.trunc(MOST_PLACES / this.#stride);
    this.#holds = new Uint8Array(nfa.sets.length * this.#stride);
    const oneOf = new Uint8Array(this.#stride);
    for (let byte = 0; byte < 256; byte++) oneOf[this.classes.of[byte]] = byte;
    nfa.sets.forEach((set, number) => {
      for (let one = 0; one < oneOf.length; one++)
        this.#holds[number * this.#stride + one] = set[oneOf[one]];
    });
    this.#closure = new Closure(nfa);
    this.table = new Int32Array(Math.min(64, this.#mostStates + 2) * this.#stride);
    this.#accepting = new Int32Array(this.table.length);
    this.#forget();
  }

  /** How many states there are now. */
  get count(): number {
    return this.#states.size;
  }

  /** How often a node of the NFA was looked at: what the states that are kept did not save. */
  get visits(): number {
    return this.#visits + this.#closure.visits;
  }

  /** The numbers of the patterns that match where this state is. */
  accepted(state: number): Int32Array {
    return this.#accepted[state / this.#stride];
  }

  /** The NFA's nodes of a state that read or accept, from the lowest to the highest. */
  nodes(state: number): Int32Array {
    return this.#nodes[state / this.#stride];
  }

  /**
   * The state behind a step for which the table says `special`, or DEAD. May forget all other states
   * than the one that it gives.
   */
  step(state: number, byteClass: number): number {
    const known = this.#accepting[state + byteClass];
    if (known !== 0) return known;
    const { set, to } = this.#nfa;
    const from = this.nodes(state);
    for (const node of from) {
      if (set[node] !== ACCEPT && this.#holds[set[node] * this.#stride + byteClass] === 1)
        this.#closure.add(to[node]);
    }
    this.#visits += from.length;
    const nodes = this.#closure.take();
    if (nodes.length === 0) {
      this.table[state + byteClass] = DEAD;
      return DEAD;
    }
    const key = keyOf(nodes);
    let next = this.#states.get(key);
    if (next === undefined) {
      const full =
        this.#states.size === this.#mostStates || this.#nodeCount + nodes.length > MOST_NODES;
      if (full) this.#forget();
      next = this.#states.get(key) ?? this.#add(nodes, key);
      if (full) return next;
    }
    const accepts = this.accepted(next).length > 0;
    (accepts ? this.#accepting : this.table)[state + byteClass] = next;
    return next;
  }

  /** Leaves only the state at which runs begin. */
  #forget(): void {
    this.table.fill(this.special);
    this.table.fill(DEAD, 0, this.#stride);
    this.#accepting.fill(0);
    this.#states.clear();
    this.#nodes = [NOTHING, NOTHING];
    this.#accepted = [NOTHING, NOTHING];
    this.#nodeCount = 0;
    for (const entry of this.#nfa.entries) this.#closure.add(entry);
    const nodes = this.#closure.take();
    this.#add(nodes, keyOf(nodes));
  }

  #add(nodes: Int32Array, key: string): number {
    const { set, to } = this.#nfa;
    const state = this.#nodes.length * this.#stride;
    if (state === this.table.length) this.#grow();
    this.#nodes.push(nodes);
    const accepting = nodes.filter((node) => set[node] === ACCEPT);
    this.#accepted.push(accepting.length === 0 ? NOTHING : accepting.map((node) => to[node]));
    this.#nodeCount += nodes.length;
    this.#states.set(key, state);
    return state;
  }

  #grow(): void {
    const { length } = this.table;
    const larger = Math.min(2 * length, (this.#mostStates + 2) * this.#stride);
    const table = new Int32Array(larger).fill(this.special, length);
    table.set(this.table);
    this.table = table;
    const accepting = new Int32Array(larger);
    accepting.set(this.#accepting);
    this.#accepting = accepting;
  }
}

const NOTHING = new Int32Array(0);

/** The nodes as text, two characters a node. */
function keyOf(nodes: Int32Array): string {
  return Buffer.from(nodes.buffer, nodes.byteOffset, nodes.byteLength).toString('utf16le');
}

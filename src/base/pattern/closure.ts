import { FORK, type Nfa } from './nfa.ts';

/** Collects the nodes of an NFA that can be reached without reading a byte. */
export class Closure {
  /** How often a node was looked at. */
  visits = 0;
  readonly #nfa: Nfa;
  readonly #reached: Int32Array;
  #count = 0;
  /** By node: the round in which it was reached last. Rounds are counted over the closure's life. */
  readonly #reachedIn: Int32Array;
  #round = 1;
  /** Nodes still to look at: at most one more than there are forks. */
  readonly #pending: Int32Array;

  constructor(nfa: Nfa) {
    const size = nfa.set.length;
    this.#nfa = nfa;
    this.#reached = new Int32Array(size);
    this.#reachedIn = new Int32Array(size);
    this.#pending = new Int32Array(size + 1);
  }

  /** Adds the nodes that read or accept and can be reached from `node`; each node once a round. */
  add(node: number): void {
    const { set, to, or } = this.#nfa;
    const pending = this.#pending;
    let count = 0;
    pending[count++] = node;
    while (count > 0) {
      const at = pending[--count];
      if (this.#reachedIn[at] === this.#round) continue;
      this.#reachedIn[at] = this.#round;
      this.visits++;
      if (set[at] === FORK) {
        pending[count++] = or[at];
        pending[count++] = to[at];
      } else {
        this.#reached[this.#count++] = at;
      }
    }
  }

  /** The nodes added since the last call, from the lowest to the highest; a new round begins. */
  take(): Int32Array {
    const nodes = this.#reached.slice(0, this.#count).sort();
    this.#count = 0;
    // After 2^31 rounds the marks of old ones would seem new.
    if (this.#round === 0x7fffffff) {
      this.#reachedIn.fill(0);
      this.#round = 0;
    }
    this.#round++;
    return nodes;
  }
}

import { type ByteSet, singleByte } from './byte-set.ts';
import { type CompiledPattern, setOf } from './compiled-pattern.ts';
import type { Tree } from './syntax-tree.ts';

/** In `Nfa.set`: not a byte but a fork, two ways without reading. */
export const FORK = -1;
/** In `Nfa.set`: the end of a pattern. */
export const ACCEPT = -2;

/**
 * A nondeterministic automaton (Thompson's) of several patterns. A node reads a byte of its set and
 * goes to `to`; or forks to `to` and `or`; or accepts the pattern whose number is `to`.
 */
export interface Nfa {
  /** By node: the number of its set, FORK or ACCEPT. */
  readonly set: Int32Array;
  readonly to: Int32Array;
  readonly or: Int32Array;
  /** The sets, no two of them equal. */
  readonly sets: readonly ByteSet[];
  /** By pattern: the node at which it begins. Its nodes stand in a row and end with its own ACCEPT … */
  readonly entries: Int32Array;
  /** … which is the first of them: the nodes of pattern p are firsts[p] to firsts[p + 1], exclusive. */
  readonly firsts: Int32Array;
}

/** A keyword: these bytes, letters in either case. At least one byte. */
interface Word {
  readonly kind: 'word';
  readonly bytes: Uint8Array;
}

/** What can be looked for: a pattern as it was read or as it was compiled, or a word. */
export type Pattern = Tree | CompiledPattern | Word;

/** The automaton of all the patterns; their numbers are their places in the list. */
export function buildNfa(patterns: readonly Pattern[]): Nfa {
  const builder = new Builder();
  const firsts = [0];
  const entries = patterns.map((pattern, id) => {
    const accept = builder.node(ACCEPT, id, 0);
    const entry = builder.begin(pattern, accept);
    firsts.push(builder.set.length);
    return entry;
  });
  return {
    set: new Int32Array(builder.set),
    to: new Int32Array(builder.to),
    or: new Int32Array(builder.or),
    sets: builder.sets,
    entries: new Int32Array(entries),
    firsts: new Int32Array(firsts),
  };
}

/** Builds from the end to the beginning: what follows a part is known when the part is made. */
class Builder {
  readonly set: number[] = [];
  readonly to: number[] = [];
  readonly or: number[] = [];
  readonly sets: ByteSet[] = [];
  readonly #bySet = new Map<ByteSet, number>();
  readonly #byContent = new Map<string, number>();
  readonly #byRanges = new Map<string, number>();

  node(set: number, to: number, or: number): number {
    this.to.push(to);
    this.or.push(or);
    return this.set.push(set) - 1;
  }

  /** Adds a whole pattern; gives the node at which it begins. */
  begin(pattern: Pattern, accept: number): number {
    if (pattern.kind === 'compiled') return this.#take(pattern, accept);
    if (pattern.kind !== 'word') return this.add(pattern, accept);
    let next = accept;
    for (let i = pattern.bytes.length - 1; i >= 0; i--)
      next = this.node(this.#number(singleByte(pattern.bytes[i], true)), next, 0);
    return next;
  }

  /** Adds the part of which a match goes on at `next`; gives the node at which the part begins. */
  add(tree: Tree, next: number): number {
    switch (tree.kind) {
      case 'byte':
        return this.node(this.#number(tree.set), next, 0);
      case 'sequence':
        return tree.parts.reduceRight((then, part) => this.add(part, then), next);
      case 'choice':
        return tree.parts
          .map((part) => this.add(part, next))
          .reduce((one, other) => this.node(FORK, one, other));
      case 'repeat':
        return this.#repeat(tree.part, tree.min, tree.max, next);
    }
  }

  #repeat(part: Tree, min: number, max: number, next: number): number {
    let entry = next;
    if (max === Infinity) {
      // The fork stands behind the last copy: once more, or on.
      const again = this.node(FORK, 0, next);
      this.to[again] = this.add(part, again);
      entry = min === 0 ? again : this.to[again];
      for (let i = 1; i < min; i++) entry = this.add(part, entry);
      return entry;
    }
    // Each copy that may be left out is left out together with those behind it: no way is there twice.
    for (let i = min; i < max; i++) entry = this.node(FORK, this.add(part, entry), next);
    for (let i = 0; i < min; i++) entry = this.add(part, entry);
    return entry;
  }

  /** Adds the nodes of a compiled pattern, of which the first is `accept`. */
  #take({ sets, nodes, entry }: CompiledPattern, accept: number): number {
    const numbers = [ACCEPT, FORK, ...sets.map((ranges) => this.#numberOf(ranges))];
    const bytes = Buffer.from(nodes, 'base64');
    for (let i = 0; i < bytes.length; i += 6) {
      const to = bytes[i + 2] | (bytes[i + 3] << 8);
      const or = bytes[i + 4] | (bytes[i + 5] << 8);
      this.node(numbers[bytes[i] | (bytes[i + 1] << 8)], accept + to, accept + or);
    }
    return accept + entry;
  }

  #numberOf(ranges: string): number {
    let number = this.#byRanges.get(ranges);
    if (number === undefined) {
      number = this.#number(setOf(ranges));
      this.#byRanges.set(ranges, number);
    }
    return number;
  }

  #number(set: ByteSet): number {
    let number = this.#bySet.get(set);
    if (number === undefined) {
      const content = Buffer.from(set).toString('latin1');
      number = this.#byContent.get(content) ?? this.sets.push(set) - 1;
      this.#byContent.set(content, number);
      this.#bySet.set(set, number);
    }
    return number;
  }
}

import { Automaton } from './automaton.ts';
import type { Pattern } from './nfa.ts';

/** Looks for one pattern. */
export class PatternFinder {
  /** How many bytes the last look read, as `Automaton.read` counts them. */
  lastRead = 0;
  readonly #automaton: Automaton;

  constructor(pattern: Pattern) {
    this.#automaton = new Automaton([pattern]);
  }

  /** Where the longest match that begins at `start` ends, `end` at most; -1 if there is none. */
  longest(bytes: Uint8Array, start: number, end: number): number {
    const automaton = this.#automaton;
    const before = automaton.read;
    const hits = automaton.run(bytes, start, end);
    this.lastRead = automaton.read - before;
    return hits === 0 ? -1 : automaton.ends[0];
  }
}

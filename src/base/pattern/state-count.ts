import { buildNfa } from './nfa.ts';
import { DEAD, Subsets } from './subsets.ts';
import type { Tree } from './syntax-tree.ts';

/**
 * How many states the pattern has when every text was seen, or `most` if there are as many or more.
 * Some patterns (`[ab]*a[ab]{30}c`) have more than can ever be kept: each byte of a text that is made
 * for them costs a visit to all their nodes instead of one look into a table. Takes at most
 * `most` * 256 steps.
 */
export function stateCount(pattern: Tree, most: number): number {
  const subsets = new Subsets(buildNfa([pattern]), most);
  const states = [subsets.start];
  const seen = new Set(states);
  for (const state of states) {
    for (let byteClass = 0; byteClass < subsets.classes.count; byteClass++) {
      // One more and the subsets would forget the states by which this search goes.
      if (subsets.count === most) return most;
      const next = subsets.step(state, byteClass);
      if (next === DEAD || seen.has(next)) continue;
      seen.add(next);
      states.push(next);
    }
  }
  return states.length;
}

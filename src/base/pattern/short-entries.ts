import { ALNUM } from '../ascii.ts';
import { Closure } from './closure.ts';
import { ACCEPT, type Nfa } from './nfa.ts';

/**
 * The entries of those patterns of which a match can begin with a word of less than `length` letters and digits. Of any
 * other pattern nothing but letters and digits is read until there are so many.
 */
export function shortEntries(nfa: Nfa, length: number): Int32Array {
  const { set, to, sets, entries } = nfa;
  const closure = new Closure(nfa);
  const readsOthers = sets.map((bytes) => bytes.some((flag, byte) => flag > ALNUM[byte]));
  const endsWord = (node: number) => set[node] === ACCEPT || readsOthers[set[node]];
  return entries.filter((entry) => {
    closure.add(entry);
    for (let read = 0; read < length; read++) {
      const nodes = closure.take();
      if (nodes.some(endsWord)) return true;
      for (const node of nodes) closure.add(to[node]);
    }
    closure.take();
    return false;
  });
}

import { buildNfa, type Nfa } from './nfa.ts';
import { DEAD, Subsets } from './subsets.ts';
import type { Tree } from './syntax-tree.ts';

/** How many states are looked at before the answer is 'unknown'. */
const MOST_STATES = 10_000;

/** A state on the way, and the step that led to it. */
interface Visit {
  readonly state: number;
  readonly from: Visit | undefined;
  readonly byte: number;
}

/**
 * One of the shortest texts that all the patterns match from beginning to end; of one pattern, an
 * example. 'none' if there is no such text, 'unknown' if more than `mostStates` states would have to be
 * looked at. Breadth first through the states of all the patterns together.
 */
export function commonExample(
  patterns: readonly Tree[],
  mostStates = MOST_STATES,
): Uint8Array | 'none' | 'unknown' {
  const nfa = buildNfa(patterns);
  const subsets = new Subsets(nfa, mostStates);
  const bytes = representatives(subsets.classes.of, subsets.classes.count);
  const seen = new Set([subsets.start]);
  const visits: Visit[] = [{ state: subsets.start, from: undefined, byte: 0 }];
  for (const visit of visits) {
    for (let byteClass = 0; byteClass < bytes.length; byteClass++) {
      // A full house would forget the states on whose names this search relies.
      if (subsets.count === mostStates) return 'unknown';
      const state = subsets.step(visit.state, byteClass);
      if (state === DEAD || seen.has(state)) continue;
      seen.add(state);
      const next = { state, from: visit, byte: bytes[byteClass] };
      if (subsets.accepted(state).length === patterns.length) return textOf(next);
      if (allAlive(nfa, subsets.nodes(state))) visits.push(next);
    }
  }
  return 'none';
}

/** Whether each pattern has a node among these, which are in order. */
function allAlive(nfa: Nfa, nodes: Int32Array): boolean {
  let at = 0;
  for (let pattern = 0; pattern < nfa.entries.length; pattern++) {
    while (at < nodes.length && nodes[at] < nfa.firsts[pattern]) at++;
    if (at === nodes.length || nodes[at] >= nfa.firsts[pattern + 1]) return false;
  }
  return true;
}

/** For each class the byte that reads best: a letter, a digit, other print, any. */
function representatives(classOf: Uint8Array, count: number): number[] {
  const best = new Array<number>(count).fill(-1);
  for (const looks of [/[a-z]/, /[A-Z]/, /\d/, /[!-~]/, / /, /[\s\S]/]) {
    for (let byte = 0; byte < 256; byte++) {
      if (best[classOf[byte]] === -1 && looks.test(String.fromCharCode(byte)))
        best[classOf[byte]] = byte;
    }
  }
  return best;
}

function textOf(last: Visit): Uint8Array {
  const bytes: number[] = [];
  for (let visit = last; visit.from !== undefined; visit = visit.from) bytes.push(visit.byte);
  return Uint8Array.from(bytes.reverse());
}

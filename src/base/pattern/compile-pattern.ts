import { type CompiledPattern, rangesOf } from './compiled-pattern.ts';
import { buildNfa } from './nfa.ts';
import type { Tree } from './syntax-tree.ts';

/** Compiles a pattern, of at most MOST_STATES states, once for every process that will look for it. */
export function compilePattern(pattern: Tree): CompiledPattern {
  const { set, to, or, sets, entries } = buildNfa([pattern]);
  const nodes = Buffer.alloc(6 * (set.length - 1));
  for (let node = 1; node < set.length; node++) {
    const at = 6 * (node - 1);
    nodes.writeUInt16LE(set[node] + 2, at);
    nodes.writeUInt16LE(to[node], at + 2);
    nodes.writeUInt16LE(or[node], at + 4);
  }
  return {
    kind: 'compiled',
    sets: sets.map(rangesOf),
    nodes: nodes.toString('base64'),
    entry: entries[0],
  };
}

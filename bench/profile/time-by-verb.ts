import type { CallFrame, CallNode, CpuProfile } from './cpu-profile.ts';
import { verbOf } from './verb-of.ts';

/** Where a function of the profile comes from: a module of the compiled tree, or undefined. */
export type ModuleOf = (frame: CallFrame) => string | undefined;

/** What the processor worked on, in microseconds. */
export interface VerbTime {
  readonly verb: string;
  readonly time: number;
  /** The functions that took most of it, the longest first. */
  readonly functions: readonly { readonly name: string; readonly time: number }[];
}

/** Nothing ran: the process waited. */
const IDLE = '(idle)';
const COLLECTOR = '(garbage collector)';

/** Where more microseconds lie between two samples, something else had the processor meanwhile. */
const LONGEST = 1000;

/** Node's own, where it looks for modules and begins. */
const BEGINNING = /^node:internal\/(?:modules|bootstrap|process|main)/;

/**
 * Sums the time of each function by its verb, the longest first; time in a function that has none counts for the one
 * that called it. Waits are left out, those for the processor too.
 */
export function timeByVerb(profile: CpuProfile, moduleOf: ModuleOf): readonly VerbTime[] {
  const own = new Map<number, number>();
  profile.samples.forEach((id, i) => {
    own.set(id, (own.get(id) ?? 0) + Math.min(LONGEST, Math.max(0, profile.timeDeltas[i] ?? 0)));
  });
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const sums = new Map<string, Map<string, number>>();
  const walk = (node: CallNode, above: string): void => {
    const { callFrame } = node;
    if (callFrame.functionName === IDLE) return;
    const verb = verbOfFrame(callFrame, moduleOf) ?? above;
    const time = own.get(node.id) ?? 0;
    const functions = sums.get(verb) ?? new Map<string, number>();
    sums.set(verb, functions);
    const name = callFrame.functionName || '(no name)';
    functions.set(name, (functions.get(name) ?? 0) + time);
    for (const id of node.children ?? []) {
      const child = nodes.get(id);
      if (child !== undefined) walk(child, verb);
    }
  };
  const [root] = profile.nodes;
  if (root !== undefined) walk(root, 'node');
  return [...sums].map(([verb, functions]) => timeOf(verb, functions)).sort(byTime);
}

function verbOfFrame(frame: CallFrame, moduleOf: ModuleOf): string | undefined {
  if (frame.functionName === COLLECTOR) return 'garbage collection';
  if (frame.url.startsWith('wasm:')) return verbOf('kernel/');
  if (BEGINNING.test(frame.url)) return 'start-up';
  const module = moduleOf(frame);
  return module === undefined ? undefined : verbOf(module);
}

function timeOf(verb: string, functions: ReadonlyMap<string, number>): VerbTime {
  const sorted = [...functions].map(([name, time]) => ({ name, time })).sort(byTime);
  return { verb, time: sorted.reduce((sum, { time }) => sum + time, 0), functions: sorted };
}

function byTime(a: { readonly time: number }, b: { readonly time: number }): number {
  return b.time - a.time;
}

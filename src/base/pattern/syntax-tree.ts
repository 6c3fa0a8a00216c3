import type { ByteSet } from './byte-set.ts';

/**
 * The most states that one pattern may need: what one byte of a line can cost at worst, on a text for
 * which no state of the automaton was kept.
 */
export const MOST_STATES = 4000;

/** What every part of a pattern knows of itself. */
interface Facts {
  /** How many bytes its matches have. `longest` may be Infinity. */
  readonly shortest: number;
  readonly longest: number;
  /** How many states of the automaton it needs, its counted repetitions written out. */
  readonly states: number;
}

/** A pattern, or a part of one. Case is no part of it: a letter without case is a set of two bytes. */
export type Tree = Facts &
  (
    | { readonly kind: 'byte'; readonly set: ByteSet }
    | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
    | { readonly kind: 'choice'; readonly parts: readonly Tree[] }
    | { readonly kind: 'repeat'; readonly part: Tree; readonly min: number; readonly max: number }
  );

/** One byte of the set, which is not empty. */
export function byteOf(set: ByteSet): Tree {
  return { kind: 'byte', set, shortest: 1, longest: 1, states: 1 };
}

/** The parts one after the other; of no parts, the empty string. */
export function sequence(parts: readonly Tree[]): Tree {
  if (parts.length === 1) return parts[0];
  return {
    kind: 'sequence',
    parts,
    shortest: sum(parts, (part) => part.shortest),
    longest: sum(parts, (part) => part.longest),
    states: sum(parts, (part) => part.states),
  };
}

/** One of the parts, of which there is at least one. */
export function choice(parts: readonly Tree[]): Tree {
  if (parts.length === 1) return parts[0];
  return {
    kind: 'choice',
    parts,
    shortest: parts.reduce((least, part) => Math.min(least, part.shortest), Infinity),
    longest: parts.reduce((most, part) => Math.max(most, part.longest), 0),
    states: sum(parts, (part) => part.states) + parts.length - 1,
  };
}

/** The part `min` to `max` times; `max` is at least 1 and may be Infinity. */
export function repeat(part: Tree, min: number, max: number): Tree {
  return {
    kind: 'repeat',
    part,
    min,
    max,
    shortest: part.shortest * min,
    longest: part.longest === 0 ? 0 : part.longest * max,
    states: max === Infinity ? part.states * Math.max(1, min) + 1 : part.states * max + (max - min),
  };
}

function sum(parts: readonly Tree[], of: (part: Tree) => number): number {
  return parts.reduce((total, part) => total + of(part), 0);
}

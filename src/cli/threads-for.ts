import { availableParallelism } from 'node:os';
import type { ThreadsSaid } from '../config/open-gate.ts';

/** Each takes some 80 MB; more of them want to be asked for. */
const MOST_UNASKED = 8;

/**
 * How many threads judge lines: as many as --threads says, or when one cannot keep up one less than there are
 * cores, since this one reads and writes.
 */
export function threadsFor(said: number | undefined, cores = availableParallelism()): ThreadsSaid {
  if (said !== undefined) return { threads: said, from: 'start' };
  return { threads: Math.max(1, Math.min(cores - 1, MOST_UNASKED)), from: 'need' };
}

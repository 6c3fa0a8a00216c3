import type { Random } from '../../generate/random.ts';
import type { Manner, ValueKind } from '../value-kind.ts';

/** A sort of harmless value under names and words that belong to it. */
export function harmless(
  name: string,
  names: readonly string[],
  make: (random: Random) => string,
  changes: Partial<Manner> = {},
): ValueKind {
  return {
    name,
    group: 'look-alike',
    known: 'shape',
    names,
    phrases: [
      'no match for {} in the index',
      'retry of {} failed',
      'job done ({})',
      ...names.map((one) => `${one}={} ok`),
    ],
    paths: ['/c/', '/media/', '/api/v2/items/'],
    by: 'machines',
    variants: [{ name, make }],
    ...changes,
  };
}

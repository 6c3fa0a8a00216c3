import { RESERVED_RANGES } from '../geo/reserved.ts';

/** What no registry has given out has a name too, and no range of its own. */
const UNASSIGNED = 'unassigned';

/** By the name of a config, that of the registries. */
const NAMES: ReadonlyMap<string, string> = new Map(
  [...RESERVED_RANGES.map(({ name }) => name), UNASSIGNED]
    .toSorted()
    .map((name) => [name.replaceAll(' ', '-'), name]),
);

/** The names of reserved ranges as a config has them: `private-use`. */
export const RESERVED_NAMES: readonly string[] = [...NAMES.keys()];

/** What the registries call it; undefined where they do not know it. */
export function reservedNameOf(said: string): string | undefined {
  return NAMES.get(said);
}

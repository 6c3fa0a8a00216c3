import { VALUE_KINDS, type ValueKind } from '../model/kind.ts';
import { barePattern, isGlob, splitPatterns } from '../model/name-pattern.ts';
import type { Mode, Policy } from '../model/policy.ts';
import type { RedactSection } from './redact-schema.ts';

type Names = Policy['names'];

/** The policy of which every field is changed that `own` has; its names are added. */
export function mergePolicy(base: Policy, own: RedactSection): Policy {
  const said: Partial<Record<ValueKind, Mode>> = Object.fromEntries(
    Object.entries(own).filter(([key]) => (VALUE_KINDS as readonly string[]).includes(key)),
  );
  return {
    modes: { ...base.modes, ...said },
    truncate: {
      ipv4: own.truncate?.ipv4 ?? base.truncate.ipv4,
      ipv6: own.truncate?.ipv6 ?? base.truncate.ipv6,
    },
    names: mergeNames(base.names, patternsOf(own.names ?? {})),
    rules: base.rules,
  };
}

/**
 * The names of both, where a name of `own` is taken out of every other kind. The table of names goes
 * through the kinds in order, and of patterns with `*` the first that fits counts. So kinds with such
 * patterns come first: those of which all are of `own`, then those of which some are, each in the
 * order of `own`. Where a kind has some of both, its patterns of `base` go before those that
 * `own` has for a kind behind it: an order of kinds cannot say more.
 */
function mergeNames(base: Names, own: Names): Names {
  const taken = new Set(Object.values(own).flat());
  const merged = new Map<string, readonly string[]>();
  for (const kind of new Set([...Object.keys(own), ...Object.keys(base)])) {
    const kept = (base[kind] ?? []).filter((pattern) => !taken.has(pattern));
    merged.set(kind, [...(own[kind] ?? []), ...kept]);
  }
  const rank = (kind: string): number => {
    if (!merged.get(kind)?.some(isGlob)) return 3;
    if (!own[kind]?.some(isGlob)) return 2;
    return base[kind]?.some(isGlob) ? 1 : 0;
  };
  const order = [...merged.keys()].toSorted((a, b) => rank(a) - rank(b));
  return Object.fromEntries(order.map((kind) => [kind, merged.get(kind) ?? []]));
}

/** Each pattern once, as names are compared. */
function patternsOf(names: NonNullable<RedactSection['names']>): Names {
  const lists = Object.entries(names).map(([kind, said = []]): [string, string[]] => [
    kind,
    [...new Set([said].flat().flatMap(splitPatterns).map(barePattern))],
  ]);
  return Object.fromEntries(lists.filter(([, patterns]) => patterns.length > 0));
}

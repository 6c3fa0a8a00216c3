import { FAMILIES } from './family.ts';
import { FIRST_CONTAINER, Kind, VALUE_KINDS, type ValueKind } from './kind.ts';
import { type Rule, type RuleAction, SCOPES } from './rule.ts';

/** A kind of value and what is done with it, where that is not what the policy says for the kind. */
export interface Slot {
  readonly kind: ValueKind;
  readonly do: RuleAction;
}

/** What the scanner does with a find. */
export const Effect = {
  replace: 0,
  /** Nothing else may be found there. */
  keep: 1,
  /** It stays, is counted, and is searched like anything else. */
  flag: 2,
  withhold: 3,
} as const;

/** One bit for each of the words that is named, by its place in the list; all when none is named. */
export function bitsOf<T>(named: readonly T[], words: readonly T[]): number {
  const all = named.length === 0 ? words : named;
  return all.reduce((bits, word) => bits | (1 << words.indexOf(word)), 0);
}

/** The number of no rule. */
export const NO_RULE = 0;

/**
 * The rules in force, with a number each (from 1) and the code that their finds have on the tape: that
 * of their kind, or of a slot when the rule has an action of its own. Rules with the same kind and
 * action share a slot.
 */
export class RuleSet {
  /** By number; place 0 is no rule. */
  readonly rules: readonly (Rule | undefined)[];
  readonly slots: readonly Slot[];
  /** By the number of the rule. */
  readonly codes: Uint8Array;
  /** By code: a code of `Effect`. */
  readonly effects = new Uint8Array(256);
  /** By the number of the rule: bits of the scopes and of the formats in which it looks. */
  readonly scopes: Uint8Array;
  readonly formats: Uint8Array;
  readonly #made = new Map<unknown, unknown>();

  constructor(rules: readonly Rule[]) {
    this.rules = [undefined, ...rules];
    const slots: Slot[] = [];
    const bySlot = new Map<string, number>();
    this.codes = Uint8Array.from(this.rules, (rule) => {
      if (rule?.do === undefined) return rule === undefined ? 0 : Kind[rule.kind];
      const key = `${rule.kind} ${JSON.stringify(rule.do)}`;
      let code = bySlot.get(key);
      if (code === undefined) {
        code = VALUE_KINDS.length + slots.length;
        // More ways to treat a value than there are codes: no policy that a person could read.
        if (code >= FIRST_CONTAINER)
          throw new RangeError('too many kinds of action in one rule set');
        slots.push({ kind: rule.kind, do: rule.do });
        bySlot.set(key, code);
        const { action } = rule.do;
        this.effects[code] = action in Effect ? Effect[action as keyof typeof Effect] : 0;
      }
      return code;
    });
    this.slots = slots;
    this.scopes = Uint8Array.from(this.rules, (rule) => bitsOf(rule?.in ?? [], SCOPES));
    this.formats = Uint8Array.from(this.rules, (rule) => bitsOf(rule?.formats ?? [], FAMILIES));
  }

  /**
   * What `make` makes of the set, made once for all who search with it: their automaton costs a tenth of a
   * second. Whoever shares it runs in one thread, one after the other.
   */
  once<T>(make: (set: RuleSet) => T): T {
    if (!this.#made.has(make)) this.#made.set(make, make(this));
    return this.#made.get(make) as T;
  }

  /** The names that rules know, in the order of the rules. */
  *nameEntries(): Generator<{ pattern: string; code: number; rule: number }> {
    for (const [number, rule] of this.rules.entries())
      for (const finder of rule?.find ?? [])
        if (finder.by === 'names')
          for (const pattern of finder.names)
            yield { pattern, code: this.codes[number], rule: number };
  }

  /** The kind of value for a code on the tape. */
  kindOf(code: number): ValueKind {
    return VALUE_KINDS[code] ?? this.slots[code - VALUE_KINDS.length].kind;
  }
}

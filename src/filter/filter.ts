import type { Geo } from '../model/network.ts';
import { needsGeo, type Sets, testOf } from './condition.ts';
import { type Decision, PASS } from './decision.ts';
import { DecisionMemo } from './decision-memo.ts';
import type { FilterAction, FilterRule } from './filter-settings.ts';
import { Subject } from './subject.ts';

/** Different decisions that are kept; with so many, the rules are asked again for the one object. */
const MOST_DECISIONS = 4096;

/** A rule that is ready to be asked. */
interface Ready {
  readonly name: string;
  readonly action: FilterAction;
  readonly fits: (subject: Subject) => boolean;
}

/**
 * Says what becomes of a line by the address of its client. Rules are asked in order; the first that
 * drops, withholds, keeps the address or passes decides; tags and findings of those before it add up.
 */
export class Filter {
  /** Whether there are no rules: every line passes. */
  readonly isEmpty: boolean;
  /** Whether a rule asks for country, network or reserved range. */
  readonly needsGeo: boolean;
  readonly #rules: readonly FilterRule[];
  readonly #subject: Subject;
  readonly #memo: DecisionMemo | undefined;
  readonly #decisions = new Map<string, Decision>();
  #ready: readonly Ready[] = [];
  /** What becomes of lines without a client address. */
  #unknown: Decision = PASS;

  /** `sets` has every list that a rule names. Without `geo` no country, network or range is known. */
  constructor(rules: readonly FilterRule[], sets: Sets, geo?: Geo) {
    this.#rules = rules;
    this.isEmpty = rules.length === 0;
    this.needsGeo = rules.some(({ when }) => when.some(needsGeo));
    this.#subject = new Subject(geo);
    this.#memo = this.isEmpty ? undefined : new DecisionMemo();
    this.use(sets);
  }

  /** From now on the lists are these. */
  use(sets: Sets): void {
    this.#ready = this.#rules.map(({ name, when, action }) => {
      const tests = when.map((condition) => testOf(condition, sets));
      return { name, action, fits: (subject) => tests.some((test) => test(subject)) };
    });
    this.forget();
  }

  /** What is known of networks has changed: judges every address anew. */
  forget(): void {
    this.#memo?.clear();
    this.#unknown = this.#judge(undefined);
  }

  /** `client` is canonical: 4 or 16 bytes; undefined where the line names none. */
  decide(client: Uint8Array | undefined): Decision {
    if (this.#memo === undefined) return PASS;
    if (client === undefined) return this.#unknown;
    let decision = this.#memo.find(client);
    if (decision === undefined) {
      decision = this.#judge(client);
      this.#memo.set(client, decision);
    }
    return decision;
  }

  #judge(client: Uint8Array | undefined): Decision {
    this.#subject.become(client);
    /** The rules that say something, by number. */
    const say: number[] = [];
    for (let i = 0; i < this.#ready.length; i++) {
      const { action, fits } = this.#ready[i];
      if (fits(this.#subject) === (action.kind === 'keep_only')) continue;
      say.push(i);
      if (action.kind !== 'tag' && action.kind !== 'finding') break;
    }
    return this.#decisionOf(say);
  }

  #decisionOf(say: readonly number[]): Decision {
    if (say.length === 0) return PASS;
    const key = say.join();
    let decision = this.#decisions.get(key);
    if (decision === undefined) {
      decision = joined(say.map((i) => this.#ready[i]));
      if (this.#decisions.size === MOST_DECISIONS) this.#decisions.clear();
      this.#decisions.set(key, decision);
    }
    return decision;
  }
}

/** What rules say together. */
function joined(rules: readonly Ready[]): Decision {
  const last = rules.at(-1)?.action.kind;
  const tags = rules.flatMap(({ action }) => (action.kind === 'tag' ? [action.tag] : []));
  return {
    line: last === 'drop' || last === 'keep_only' ? 'drop' : last === 'withhold' ? last : 'pass',
    keepsAddress: last === 'keep_address',
    tags: [...new Set(tags)],
    findings: rules.flatMap(({ name, action }) =>
      action.kind === 'finding' ? [{ rule: name, severity: action.severity }] : [],
    ),
  };
}

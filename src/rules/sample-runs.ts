import { entriesOf, NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { MemoryKeyring } from '../pseudonym/memory-keyring.ts';
import { SampleRun } from './sample-run.ts';

/** No sample is longer. */
const LONGEST = 64 * 1024;

/** Runs of samples under one policy: what does not depend on their rules is made once for all of them. */
export class SampleRuns {
  readonly #policy: Policy;
  readonly #names: NameTable;
  readonly #keyring = new MemoryKeyring('day');

  constructor(policy: Policy) {
    this.#policy = { ...policy, names: harmless(policy.names) };
    this.#names = NameTable.ofKinds(this.#policy.names);
  }

  /** A run with one rule alone, or with several in their order. */
  of(rule: Rule | readonly Rule[]): SampleRun {
    const rules = new RuleSet([rule].flat());
    const own = [...rules.nameEntries()];
    const names =
      own.length === 0 ? this.#names : new NameTable([...own, ...entriesOf(this.#policy.names)]);
    return new SampleRun({
      ...{ policy: { ...this.#policy, rules }, names, keyring: this.#keyring },
      clock: () => 0,
      lineLimit: LONGEST,
    });
  }
}

/** Of the names that every policy has those that say how a value is searched. */
function harmless(names: Policy['names']): Policy['names'] {
  const kinds = ['plain', 'text', 'request', 'target', 'referer'];
  return Object.fromEntries(Object.entries(names).filter(([kind]) => kinds.includes(kind)));
}

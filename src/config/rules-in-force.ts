import type { Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { loadLibrary } from '../rules/library.ts';
import { selectRules } from '../rules/select-rules.ts';
import type { Config } from './config.ts';
import { selectorsOf } from './selectors-of.ts';

/** What of a config says which rules are in force: data that can be sent to another thread. */
export interface RulesSaid {
  readonly rules: Config['rules'];
  readonly policy: Omit<Config['policy'], 'rules'>;
}

/** The rules in force as their directories are now; throws a Fault when one cannot be read or proven. */
export async function rulesInForce({ rules, policy }: RulesSaid): Promise<Rule[]> {
  const library = await loadLibrary();
  return selectRules(library.rules, selectorsOf(rules, { ...policy, rules: new RuleSet([]) }));
}

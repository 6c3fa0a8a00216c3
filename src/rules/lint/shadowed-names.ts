import { entriesOf, NameTable } from '../../model/name-table.ts';
import { RuleSet } from '../../model/rule-set.ts';
import type { Lint } from './finding.ts';

/** Names of a rule that the config or an earlier rule takes for itself, so that they count for nothing. */
export const shadowedNames: Lint = {
  name: 'shadowed-names',
  *find({ files, all, policy }) {
    const rules = new RuleSet(all.map(({ rule }) => rule));
    const table = new NameTable([...entriesOf(policy.names), ...rules.nameEntries()]);
    for (const { rule } of files) {
      const shadowed = new Map<string, string[]>();
      for (const finder of rule.find) {
        if (finder.by !== 'names') continue;
        for (const name of finder.names) {
          table.kindOfName(name.replaceAll('*', 'x'));
          const taker = rules.rules[table.rule];
          if (taker?.id === rule.id) continue;
          const by = taker?.id ?? 'the names of the config';
          shadowed.set(by, [...(shadowed.get(by) ?? []), name]);
        }
      }
      for (const [by, names] of shadowed) {
        const isAlike = all.some((one) => one.rule.id === by && one.rule.kind === rule.kind);
        const says = `${names.join(' ')}: taken by ${by}`;
        yield { rule: rule.id, severity: isAlike ? 'warning' : 'error', says };
      }
    }
  },
};

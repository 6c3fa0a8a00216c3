import { loadConfig } from '../config/load.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import { isOfRedacts } from '../rules/rule-file.ts';
import { harmlessLines } from './harmless-lines.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';
import { RuleCosts } from './rule-costs.ts';
import { ruleFilesById } from './rule-files.ts';
import { table } from './table.ts';

/** A look, not a benchmark: `rules bench` takes its time. */
const ROUNDS = 5;

/** `rules list`: the rules in force. */
export async function listRules(options: {
  readonly config?: string | undefined;
  readonly json?: boolean | undefined;
}): Promise<void> {
  const config = await loadConfig(options.config);
  const files = ruleFilesById(config);
  const costs = new RuleCosts({ ...config, format: 'auto' }, harmlessLines(), ROUNDS);
  const listed = [];
  for (const rule of config.policy.rules.rules) {
    if (rule === undefined) continue;
    const samples = files.get(rule.id)?.samples ?? [];
    const redacts = samples.filter(isOfRedacts).length;
    listed.push({
      id: rule.id,
      kind: rule.kind,
      action: actionOf(rule, config.policy),
      status: rule.status,
      redacts,
      leaves: samples.length - redacts,
      nsALine: await costs.of([rule]),
      says: rule.says,
    });
  }
  if (options.json === true) return print(jsonText(listed));
  const rows = listed.map(({ id, kind, action, status, redacts, leaves, nsALine, says }) => [
    ...[id, kind, action, status, `${redacts}/${leaves}`, nsALine, says],
  ]);
  const head = ['rule', 'kind', 'action', 'status', 'samples', 'ns/line', 'says'];
  const note =
    'samples: what it redacts/what it leaves; ns/line: over no rules, roughly ("rules bench" measures)';
  await print(`${table([head, ...rows])}${listed.length} rules in force; ${note}\n`);
}

/** What is done with the finds of a rule: what it says itself, or the policy for its kind. */
function actionOf(rule: Rule, { modes }: Policy): string {
  if (rule.do === undefined) return modes[rule.kind];
  const { action, first = 0, last = 0 } = rule.do;
  const stays = [first > 0 ? `first ${first}` : '', last > 0 ? `last ${last}` : ''];
  return [action, ...stays.filter((part) => part !== '')].join(' ');
}

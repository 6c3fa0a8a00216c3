import type { Rule, RuleAction } from '../model/rule.ts';

/** One entry of the list `rules` of a config. */
export type Selector =
  /** A group (`person`) or a rule (`person/email`); with `-` in front it is switched off. */
  | { readonly by: 'name'; readonly name: string; readonly off: boolean }
  /** All rules of a directory. */
  | { readonly by: 'directory'; readonly rules: readonly Rule[] }
  /** Another action for a rule, or for all of a group. */
  | { readonly by: 'action'; readonly name: string; readonly do: RuleAction };

/** Whether `name` is the id of the rule or its group. */
export function isNamed(rule: Rule, name: string): boolean {
  return rule.id === name || rule.id.startsWith(`${name}/`);
}

/**
 * The rules in force: of the library those that are not optional, or where some are named only those;
 * those of directories go before them, so that what a user says of a name counts first.
 */
export function selectRules(library: readonly Rule[], selectors: readonly Selector[]): Rule[] {
  const wanted = selectors.filter((one) => one.by === 'name' && !one.off);
  let inForce = library.filter((rule) =>
    wanted.length === 0
      ? rule.status !== 'optional'
      : wanted.some((one) => one.by === 'name' && isWanted(rule, one.name)),
  );
  for (const selector of selectors) {
    if (selector.by === 'directory') inForce = [...selector.rules, ...inForce];
    else if (selector.by === 'action')
      inForce = inForce.map((rule) =>
        isNamed(rule, selector.name) ? { ...rule, do: selector.do } : rule,
      );
    else if (selector.off) inForce = inForce.filter((rule) => !isNamed(rule, selector.name));
  }
  return inForce;
}

/** A group stands for those of its rules that are not optional. */
function isWanted(rule: Rule, name: string): boolean {
  return rule.id === name || (isNamed(rule, name) && rule.status !== 'optional');
}

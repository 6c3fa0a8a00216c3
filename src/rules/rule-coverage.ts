import { ADDRESS_KINDS } from '../model/kind.ts';
import type { Finder, Rule } from '../model/rule.ts';
import type { RuleFile, Sample } from './rule-file.ts';
import { isOfRedacts } from './rule-file.ts';
import type { SampleRuns } from './sample-runs.ts';

/**
 * The parts of a rule that its samples leave in the dark: ways to find by which no sample of `redacts`
 * is found, and checks without which every sample of `leaves` would stay all the same. Each is tried by
 * a rule that has it alone, or lacks it.
 */
export function uncoveredParts({ rule, samples }: RuleFile, runs: SampleRuns): string[] {
  const redacts = samples.filter(isOfRedacts);
  const leaves = samples.filter((sample) => !isOfRedacts(sample));
  // Whatever the rule does with a find, here it has to show.
  const visible: Rule = {
    ...rule,
    do: (ADDRESS_KINDS as readonly string[]).includes(rule.kind) ? undefined : { action: 'drop' },
  };
  const finds = (changed: Partial<Rule>, among: readonly Sample[]): boolean => {
    const run = runs.of({ ...visible, ...changed });
    return among.some((sample) => run.left(sample) !== sample.from);
  };
  const dark = rule.find.filter((finder) => !finds({ find: [finder] }, redacts));
  const idle = rule.checks.filter(
    (check) => !finds({ checks: rule.checks.filter((other) => other !== check) }, leaves),
  );
  return [
    ...dark.map((finder) => `${partName(finder, rule.find)}: no sample of redacts is found by it`),
    ...idle.map((check) => `check ${check}: no sample of leaves stays because of it`),
  ];
}

/** `names`, `pattern 2`, `shape ipv4`. */
function partName(finder: Finder, all: readonly Finder[]): string {
  if (finder.by === 'shape') return `shape ${finder.shape}`;
  if (finder.by === 'field') return `field ${finder.field}`;
  const alike = all.filter(({ by }) => by === finder.by);
  return alike.length === 1 ? finder.by : `${finder.by} ${alike.indexOf(finder) + 1}`;
}

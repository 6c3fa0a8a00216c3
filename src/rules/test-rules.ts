import type { Policy } from '../model/policy.ts';
import { readYaml } from '../yaml/yaml-text.ts';
import { prove } from './prove.ts';
import { uncoveredParts } from './rule-coverage.ts';
import { isOfRedacts, type RuleFile, type Sample } from './rule-file.ts';
import { SampleRuns } from './sample-runs.ts';

/** A sample that does not leave as its file says. */
export interface FailedSample {
  readonly rule: string;
  readonly file: string;
  /** Where the sample stands in the file, from 1. */
  readonly line: number;
  readonly as: Sample['as'];
  readonly from: string;
  readonly wanted: string;
  readonly leaves: string;
}

/** A part of a rule that none of its samples needs. */
interface UncoveredPart {
  readonly rule: string;
  readonly says: string;
}

/** What became of the rules of a group. */
interface GroupResult {
  readonly group: string;
  rules: number;
  redacts: number;
  leaves: number;
  failed: number;
  uncovered: number;
}

export interface TestResult {
  readonly failed: readonly FailedSample[];
  readonly uncovered: readonly UncoveredPart[];
  readonly groups: readonly GroupResult[];
}

/** Proves all samples of rules under a policy, and tells which parts of the rules they do not reach. */
export function testRules(files: readonly RuleFile[], policy: Policy): TestResult {
  const runs = new SampleRuns(policy);
  const failed: FailedSample[] = [];
  const uncovered: UncoveredPart[] = [];
  const groups = new Map<string, GroupResult>();
  for (const file of files) {
    const { id } = file.rule;
    const failures = failuresOf(file, runs);
    // Parts of a rule that does not work yet tell nothing.
    const dark = failures.length > 0 ? [] : uncoveredParts(file, runs);
    failed.push(...failures);
    uncovered.push(...dark.map((says) => ({ rule: id, says })));
    const name = id.slice(0, id.indexOf('/'));
    const empty = { rules: 0, redacts: 0, leaves: 0, failed: 0, uncovered: 0 };
    const group = groups.get(name) ?? { group: name, ...empty };
    groups.set(name, group);
    const redacts = file.samples.filter(isOfRedacts).length;
    group.rules++;
    group.redacts += redacts;
    group.leaves += file.samples.length - redacts;
    group.failed += failures.length;
    group.uncovered += dark.length;
  }
  return { failed, uncovered, groups: [...groups.values()] };
}

function failuresOf(file: RuleFile, runs: SampleRuns): FailedSample[] {
  const failures = prove(file, runs);
  if (failures.length === 0) return [];
  const yaml = readYaml(file.text);
  return failures.map(({ sample, left }) => ({
    rule: file.rule.id,
    file: file.file,
    line: file.text.slice(0, yaml.valueAt(sample.path)[0]).split('\n').length,
    as: sample.as,
    from: sample.from,
    wanted: sample.to,
    leaves: left,
  }));
}

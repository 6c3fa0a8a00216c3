import { commonExample } from '../../base/pattern/common-example.ts';
import { parsePattern } from '../../base/pattern/parse-pattern.ts';
import type { Finder, Rule } from '../../model/rule.ts';
import { isOfRedacts, type RuleFile, type Sample } from '../rule-file.ts';
import type { SampleRun } from '../sample-run.ts';
import { SampleRuns } from '../sample-runs.ts';
import type { Lint } from './finding.ts';

type Pattern = Extract<Finder, { by: 'pattern' }>;

/**
 * Rules that find what another one finds: in each of their samples, so that they are not needed, or by
 * a pattern that matches the same text.
 */
export const overlaps: Lint = {
  name: 'overlap',
  *find({ files, all, policy }) {
    const runs = new SampleRuns(policy);
    const none = runOf({ ...files[0].rule, find: [] }, runs);
    const others = all.filter(replaces).map((file) => ({ file, run: runOf(file.rule, runs) }));
    for (const file of files.filter(replaces)) {
      const run = runOf(file.rule, runs);
      // What the format says of a field is no rule's find.
      const redacts = file.samples
        .filter((sample) => isOfRedacts(sample) && none.left(sample) === sample.from)
        .map((sample) => ({ sample, left: run.left(sample) }))
        .filter(({ sample, left }) => left !== sample.from);
      for (const other of others) {
        if (other.file.rule.id === file.rule.id) continue;
        const { id, kind } = other.file.rule;
        const as = kind === file.rule.kind ? '' : ` as ${kind}`;
        const same = redacts.filter(({ sample, left }) => other.run.left(sample) === left);
        const lost = as === '' ? [] : takenFrom(file, other.file, same, all, runs);
        const pattern = same.length > 0 ? undefined : commonMatch(file, other.file);
        if (same.length > 0 && same.length === redacts.length)
          yield {
            rule: file.rule.id,
            severity: 'warning',
            says: `${id} finds all ${redacts.length} samples of redacts too${as}: one of the rules is not needed`,
          };
        else if (lost.length > 0)
          yield {
            rule: file.rule.id,
            severity: 'warning',
            says: `${id} finds ${lost.length} of ${redacts.length} samples of redacts too${as}`,
          };
        else if (pattern !== undefined && as !== '')
          yield {
            rule: file.rule.id,
            severity: 'warning',
            says: `its pattern and that of ${id} both match ${JSON.stringify(pattern)}, there${as}`,
          };
      }
    }
  },
};

/** The samples of a rule that leave otherwise with the other one in force too: it takes them for its own. */
function takenFrom(
  file: RuleFile,
  other: RuleFile,
  same: readonly { readonly sample: Sample }[],
  all: readonly RuleFile[],
  runs: SampleRuns,
): readonly unknown[] {
  if (same.length === 0) return [];
  const pair = all.filter((one) => one === file || one === other).map(({ rule }) => rule);
  const both = runs.of(pair);
  return same.filter(({ sample }) => both.left(sample) !== sample.to);
}

/** What keeps or flags something means to find what others find. */
function replaces({ rule }: RuleFile): boolean {
  return !['keep', 'flag', 'withhold'].includes(rule.do?.action ?? '');
}

/** A run of the rule whose finds all leave as the same word. */
function runOf(rule: Rule, runs: SampleRuns): SampleRun {
  return runs.of({ ...rule, kind: 'secret', do: { action: 'drop' } });
}

/** A text that patterns of both match which no keyword and no check guards. */
function commonMatch(one: RuleFile, other: RuleFile): string | undefined {
  for (const a of freePatterns(one)) {
    for (const b of freePatterns(other)) {
      const trees = [a, b].map(({ pattern, ignoreCase }) => parsePattern(pattern, ignoreCase));
      const example = commonExample(trees, MOST_STATES);
      if (typeof example !== 'string') return Buffer.from(example).toString('latin1');
    }
  }
  return undefined;
}

/** Two patterns of which more would have to be looked at are not compared. */
const MOST_STATES = 2000;

function freePatterns({ rule }: RuleFile): readonly Pattern[] {
  if (rule.checks.length > 0) return [];
  return rule.find.filter(
    (finder): finder is Pattern => finder.by === 'pattern' && finder.keywords.length === 0,
  );
}

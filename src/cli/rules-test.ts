import { loadConfig } from '../config/load.ts';
import { type FailedSample, type TestResult, testRules } from '../rules/test-rules.ts';
import { printable } from '../yaml/quote.ts';
import { jsonText } from './json-text.ts';
import { lineDiff, partsOf } from './line-diff.ts';
import { type Paint, paintFor } from './paint.ts';
import { print } from './print.ts';
import { ruleFilesOf } from './rule-files.ts';
import { table } from './table.ts';

/** `rules test`: whether rules do what their samples say; exit 1 when one does not. */
export async function testRuleFiles(
  directories: readonly string[],
  options: { readonly config?: string | undefined; readonly json?: boolean | undefined },
): Promise<void> {
  const { policy } = await loadConfig(options.config);
  const result = testRules(ruleFilesOf(directories), policy);
  if (result.failed.length > 0) process.exitCode = 1;
  await print(options.json === true ? jsonText(result) : asText(result, paintFor(1)));
}

function asText({ failed, uncovered, groups }: TestResult, paint: Paint): string {
  const sum = (of: (group: TestResult['groups'][number]) => number) =>
    groups.reduce((total, group) => total + of(group), 0);
  const head = ['group', 'rules', 'redacts', 'leaves', 'failed', 'uncovered'];
  const rows = groups.map((one) => [
    ...[one.group, one.rules, one.redacts, one.leaves, one.failed, one.uncovered],
  ]);
  const rules = sum((one) => one.rules);
  const samples = sum((one) => one.redacts + one.leaves);
  const last = [
    `${rules} rules, ${samples} samples: ${failed.length === 0 ? 'all pass' : `${failed.length} failed`}`,
    ...(uncovered.length > 0 ? [`${uncovered.length} parts of rules that no sample needs`] : []),
  ].join('; ');
  return [
    ...failed.map((failure) => `${failureText(failure, paint)}\n`),
    ...uncovered.map(({ rule, says }) => `${rule}: ${says}\n`),
    ...(uncovered.length > 0 ? ['\n'] : []),
    table([head, ...rows]),
    `${last}\n`,
  ].join('');
}

/** Where the sample stands, what was wanted and what leaves. */
function failureText(failure: FailedSample, paint: Paint): string {
  const { file, line, rule, from, wanted, leaves } = failure;
  const stays = from === wanted ? 'the sample should stay' : 'the sample should leave otherwise';
  const [gone, come] = partsOf(wanted, leaves);
  return [
    `${printable(file)}:${line}: ${rule}: ${stays} (- wanted, + leaves)\n`,
    lineDiff(gone, come, paint),
  ].join('');
}

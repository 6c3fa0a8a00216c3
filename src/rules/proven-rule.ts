import type { Flaw } from '../yaml/flaw.ts';
import { printable } from '../yaml/quote.ts';
import { yamlFault } from '../yaml/yaml-fault.ts';
import { readYaml } from '../yaml/yaml-text.ts';
import { type Failure, prove } from './prove.ts';
import type { RuleFile, Sample } from './rule-file.ts';
import type { SampleRuns } from './sample-runs.ts';

/** Throws one Fault with all samples that do not leave as their file says, each at its place with what differs. */
export function proven(file: RuleFile, runs: SampleRuns): void {
  const contradictions = contradictionsOf(file.samples);
  const failures = prove(file, runs);
  if (failures.length === 0 && contradictions.length === 0) return;
  const yaml = readYaml(file.text);
  const flaw = (sample: Sample, says: string): Flaw => {
    const [start, end] = yaml.valueAt(sample.path);
    return { start, end, says, open: sample.path.map(String) };
  };
  throw yamlFault({ kind: 'rule', name: file.file }, file.text, [
    ...contradictions.map((sample) =>
      flaw(sample, 'a sample that another one contradicts, wanted one result for one text'),
    ),
    ...failures.map((failure) => flaw(failure.sample, difference(failure))),
  ]);
}

/** Samples of a text for which an earlier one says something else. */
function contradictionsOf(samples: readonly Sample[]): Sample[] {
  const results = new Map<string, string>();
  return samples.filter(({ as, from, to }) => {
    const key = `${as} ${from}`;
    const other = results.get(key);
    results.set(key, other ?? to);
    return other !== undefined && other !== to;
  });
}

/**
 * What differs, one below the other:
 *
 *     the sample does not leave as it should
 *         wanted  pan=redacted_card ok
 *         leaves  pan=4111 1111 1111 1111 ok
 *                     ^
 */
function difference({ sample, left }: Failure): string {
  let same = 0;
  while (same < left.length && left[same] === sample.to[same]) same++;
  const stays =
    sample.to === sample.from ? 'the sample should stay' : 'the sample does not leave as it should';
  return [
    stays,
    `    wanted  ${printable(sample.to)}`,
    `    leaves  ${printable(left)}`,
    `            ${' '.repeat(same)}^`,
  ].join('\n');
}

import type { RuleFile, Sample } from './rule-file.ts';
import type { SampleRuns } from './sample-runs.ts';

/** A sample that did not leave as its file says. */
export interface Failure {
  readonly sample: Sample;
  /** How it left. */
  readonly left: string;
}

/** Sends every sample of a rule through that rule alone; gives those that do not leave as they should. */
export function prove({ rule, samples }: RuleFile, runs: SampleRuns): Failure[] {
  const run = runs.of(rule);
  return samples.flatMap((sample) => {
    const left = run.left(sample);
    return left === sample.to ? [] : [{ sample, left }];
  });
}

import { Fault } from '../base/fault.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import { proven } from './proven-rule.ts';
import type { RuleFile } from './rule-file.ts';
import { joined } from './rules-directory.ts';
import { SampleRuns } from './sample-runs.ts';

/** The rules, every sample proven under `policy`. Throws one Fault with all samples that fail. */
export function provenRules(files: readonly RuleFile[], policy: Policy): Rule[] {
  const runs = new SampleRuns(policy);
  const faults: Fault[] = [];
  for (const file of files) {
    try {
      proven(file, runs);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(cause);
    }
  }
  if (faults.length > 0) throw joined(faults);
  return files.map(({ rule }) => rule);
}

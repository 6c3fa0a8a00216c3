import type { Rule } from '../model/rule.ts';
import type { SAMPLE_PLACES } from './rule-schema.ts';

/** A line or field that a rule is proven with. */
export interface Sample {
  /** What it stands for. */
  readonly as: (typeof SAMPLE_PLACES)[number];
  readonly from: string;
  /**
   * As it leaves, with `{kind}` in place of each pseudonym of that kind; the same as `from` for what
   * has to stay.
   */
  readonly to: string;
  /** The way to it in the file: `samples.redacts.2`. */
  readonly path: readonly (string | number)[];
}

/** Whether it shows what the rule finds; else it shows what stays. */
export function isOfRedacts({ path }: Sample): boolean {
  return path[1] === 'redacts';
}

/** A rule with what its file says beside it. */
export interface RuleFile {
  readonly rule: Rule;
  /** Where it was read, as faults name it. */
  readonly file: string;
  /** The text of the file. */
  readonly text: string;
  readonly gaps: readonly string[];
  readonly samples: readonly Sample[];
}

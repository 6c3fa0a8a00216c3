import type { Policy } from '../../model/policy.ts';
import type { RuleFile } from '../rule-file.ts';

/** What is wrong with a rule, or may be. */
export interface Finding {
  readonly rule: string;
  /** The lint that says so. */
  readonly lint: string;
  readonly severity: 'error' | 'warning';
  readonly says: string;
}

/** What is looked at. */
export interface Linted {
  /** The rules that findings are about. */
  readonly files: readonly RuleFile[];
  /** All rules that are in force together, in their order; those of `files` are among them. */
  readonly all: readonly RuleFile[];
  readonly policy: Policy;
  /** Lines in which nothing is personal but what fields of the format are made for. */
  readonly harmless: Uint8Array;
  /** Whether the rules ship with the package, which asks more of them. */
  readonly isLibrary: boolean;
}

/** One thing to look for. */
export interface Lint {
  readonly name: string;
  readonly find: (linted: Linted) => Iterable<Omit<Finding, 'lint'>>;
}

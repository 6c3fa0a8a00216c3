import { fileURLToPath } from 'node:url';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';

/** The rules that ship with the package, and the policy under them. */
export interface Library {
  /** What becomes of each kind, without rules. */
  readonly policy: Policy;
  readonly rules: readonly Rule[];
}

/** Where the rules lie as their authors write them. */
export const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));

/** What `npm run build` makes of them: proven, and read in a hundredth of the time. */
export const COMPILED = new URL('../../dist/rules/library.json', import.meta.url);

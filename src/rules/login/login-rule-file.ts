import type { LoginRule } from '../../model/login-rule.ts';
import type { LoginRuleText } from './login-rule-schema.ts';

/** What a sample line has to be read as. */
export type WantedLogin = Omit<
  NonNullable<LoginRuleText['samples']['events']>[number],
  'line' | 'format'
>;

/** A line that a login rule is proven with. */
export interface LoginSample {
  readonly line: string;
  /** The nginx log_format of a line of an access log; `combined` without one. */
  readonly format: string | undefined;
  /** Undefined for a line that is no login. What a wanted login does not name it must not have. */
  readonly wanted: WantedLogin | undefined;
  /** The way to it in the file: `samples.events.2`. */
  readonly path: readonly (string | number)[];
}

/** A login rule with what its file says beside it. */
export interface LoginRuleFile {
  readonly rule: LoginRule;
  /** Where it was read, as faults name it. */
  readonly file: string;
  readonly text: string;
  /** Where the format of the log is documented. */
  readonly sources: readonly string[];
  readonly gaps: readonly string[];
  readonly samples: readonly LoginSample[];
}

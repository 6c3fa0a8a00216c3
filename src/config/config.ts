import type { Policy } from '../model/policy.ts';
import type { RuleAction } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import type { EpochLength } from '../pseudonym/epoch.ts';
import type { Library } from '../rules/library-files.ts';
import { selectRules } from '../rules/select-rules.ts';
import type { FilterSections } from './filter-schema.ts';
import type { FindingsConfig, LoginsConfig, WebhookConfig } from './logins-config.ts';

/** What a run is told to do. */
export interface Config {
  /** `auto`, a built-in format, an nginx log_format string, or its name in `nginxConf`. */
  readonly format: string;
  /** Absolute path of an nginx configuration. */
  readonly nginxConf: string | undefined;
  readonly keys: {
    /** Absolute path of the keyring; without one, keys are in memory. */
    readonly directory: string | undefined;
    readonly epoch: EpochLength;
  };
  readonly limits: {
    /** The longest line that is not withheld, in bytes. */
    readonly line: number;
  };
  readonly policy: Policy;
  /** What was said of the rules, paths of directories absolute; `policy.rules` are those in force. */
  readonly rules: readonly (string | RuleChange)[];
  /** What was said of lists, the filter and trusted proxies, paths of files absolute. */
  readonly filter: FilterSections;
  /** Absolute paths of files about networks. */
  readonly geo: readonly string[];
  readonly logins: LoginsConfig;
  readonly findings: FindingsConfig;
  readonly webhooks: readonly WebhookConfig[];
}

/** Another action for a rule or a group. */
export interface RuleChange {
  readonly rule: string;
  readonly do: RuleAction;
}

/** What holds where a config says nothing. */
export function defaultConfig({ policy, rules }: Library): Config {
  return {
    format: 'auto',
    nginxConf: undefined,
    keys: { directory: undefined, epoch: 'day' },
    limits: { line: 1024 * 1024 },
    policy: { ...policy, rules: new RuleSet(selectRules(rules, [])) },
    rules: [],
    filter: { lists: {}, filter: [], trusted_proxies: [] },
    geo: [],
    logins: { watch: true, state: undefined, rules: [], listed: [] },
    findings: { file: undefined, format: 'native' },
    webhooks: [],
  };
}

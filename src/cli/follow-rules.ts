import type { Config } from '../config/config.ts';
import { proveRules } from '../config/prove-rules.ts';
import { isPath } from '../config/selectors-of.ts';
import type { Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { watchDirectories } from '../rules/watch-directories.ts';
import type { Messages } from './messages.ts';
import { RulesReload } from './rules-reload.ts';

/** A run whose rules may change under way. */
interface Followed {
  readonly config: Config;
  readonly messages: Messages;
  /** Puts the rules of a config in force. */
  readonly swap: (config: Config) => Promise<void>;
}

/**
 * Follows the directories of rules that the config names: when one changes, and on SIGHUP, the rules are
 * read and proven again and swapped as a whole. Gives what ends it; undefined when there are none.
 */
export function followRules({ config, messages, swap }: Followed): () => void {
  const directories = config.rules.filter((one) => typeof one === 'string').filter(isPath);
  if (directories.length === 0) return () => undefined;
  const reload = new RulesReload({
    rules: config.policy.rules.rules.filter((rule) => rule !== undefined),
    prove: () => proveRules(config),
    swap: async (rules: readonly Rule[]) => {
      const policy = { ...config.policy, rules: new RuleSet(rules) };
      await swap({ ...config, policy });
    },
    tell: (text) => messages.notice(text),
    tellFault: (fault) => messages.fault(fault),
  });
  const ask = () => void reload.ask();
  // What was changed since the process began may have been read before or after.
  const watch = watchDirectories(directories, performance.timeOrigin, ask);
  process.on('SIGHUP', ask);
  return () => {
    watch.stop();
    process.removeListener('SIGHUP', ask);
  };
}

import type { LoginRule } from '../model/login-rule.ts';
import { loadLoginRules } from '../rules/login/login-library.ts';
import type { Config } from './config.ts';

/** The login rules that a config has in force: those of the package, and over them its own. */
export async function loginRulesOf({ logins, policy }: Config): Promise<readonly LoginRule[]> {
  const rules = await loadLoginRules();
  if (logins.rules.length === 0) return rules;
  const { loginRulesInForce, provenLoginRules } = await import(
    '../rules/login/proven-login-rules.ts'
  );
  const own = await Promise.all(
    logins.rules.map((directory) => provenLoginRules(directory, policy)),
  );
  return loginRulesInForce(own.flat(), rules);
}

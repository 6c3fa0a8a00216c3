import { Fault } from '../../base/fault.ts';
import type { LoginRule } from '../../model/login-rule.ts';
import type { Policy } from '../../model/policy.ts';
import { joined } from '../rules-directory.ts';
import { readLoginRulesDirectory } from './login-rules-directory.ts';
import { provenLoginRule } from './proven-login-rule.ts';

/**
 * The login rules of a directory, every sample proven. The names of `policy` say what the fields of a
 * log_format hold. Throws one Fault with everything that is wrong.
 */
export async function provenLoginRules(directory: string, policy: Policy): Promise<LoginRule[]> {
  const faults: Fault[] = [];
  const rules: LoginRule[] = [];
  for (const file of await readLoginRulesDirectory(directory)) {
    try {
      rules.push(provenLoginRule(file, policy).rule);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(cause);
    }
  }
  if (faults.length > 0) throw joined(faults);
  return rules;
}

/** The rules of the user in front of those of the package; one of the same id takes its place. */
export function loginRulesInForce(
  users: readonly LoginRule[],
  library: readonly LoginRule[],
): LoginRule[] {
  const own = new Set(users.map(({ id }) => id));
  return [...users, ...library.filter(({ id }) => !own.has(id))];
}

import { writeFileSync } from 'node:fs';
import { Fault } from '../../base/fault.ts';
import { defaultPolicy } from '../default-policy.ts';
import { COMPILED_LOGINS, LOGIN_RULES } from './login-library-files.ts';
import { provenLoginRules } from './proven-login-rules.ts';

/*
 * A step of `npm run build`: proves every login rule of the package and writes them in the form in which a
 * run reads them. A rule that fails one of its samples ends the build.
 */

try {
  const rules = await provenLoginRules(LOGIN_RULES, defaultPolicy());
  writeFileSync(COMPILED_LOGINS, JSON.stringify(rules));
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}

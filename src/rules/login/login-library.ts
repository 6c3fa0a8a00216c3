import { existsSync, readFileSync } from 'node:fs';
import { Fault, reasonOf } from '../../base/fault.ts';
import type { LoginRule } from '../../model/login-rule.ts';
import { COMPILED_LOGINS, LOGIN_RULES } from './login-library-files.ts';

/**
 * The login rules of the package as they were built. Run from source where nothing was built, they are
 * read from their files: that is why reading them is imported only here.
 */
export async function loadLoginRules(): Promise<readonly LoginRule[]> {
  try {
    return JSON.parse(readFileSync(COMPILED_LOGINS, 'utf8')) as LoginRule[];
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && existsSync(new URL('login-library.ts', import.meta.url))) {
      const { readLoginRulesDirectory } = await import('./login-rules-directory.ts');
      return (await readLoginRulesDirectory(LOGIN_RULES)).map(({ rule }) => rule);
    }
    const found = `cannot read the login rules of the package: ${reasonOf(cause)}`;
    throw new Fault('config', `${found}; install logsluice again`, cause);
  }
}

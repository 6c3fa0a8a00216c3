import { readdirSync, readFileSync } from 'node:fs';
import { Fault, reasonOf } from '../base/fault.ts';
import type { Policy } from '../model/policy.ts';
import { RuleSet } from '../model/rule-set.ts';
import { COMPILED, type Library } from './library-files.ts';

/**
 * The library as it was built. Run from source where nothing was built, it is read from the rule files:
 * that is why reading them is imported only here.
 */
export async function loadLibrary(): Promise<Library> {
  let text: string;
  try {
    text = readFileSync(COMPILED, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && isSource()) {
      const { readLibrary } = await import('./read-library.ts');
      return readLibrary();
    }
    const found = `cannot read the rules of the package: ${reasonOf(cause)}`;
    throw new Fault('config', `${found}; install logsluice again`, cause);
  }
  const { policy, rules } = JSON.parse(text) as Omit<Library, 'policy'> & {
    policy: Omit<Policy, 'rules'>;
  };
  return { policy: { ...policy, rules: new RuleSet([]) }, rules };
}

/** Whether the modules beside this one are TypeScript. */
function isSource(): boolean {
  return readdirSync(new URL('.', import.meta.url)).includes('library.ts');
}

import { writeFileSync } from 'node:fs';
import { Fault } from '../base/fault.ts';
import { compilePattern } from '../base/pattern/compile-pattern.ts';
import { parsePattern } from '../base/pattern/parse-pattern.ts';
import type { Finder, Rule } from '../model/rule.ts';
import { defaultPolicy } from './default-policy.ts';
import { COMPILED } from './library-files.ts';
import { provenRules } from './proven-rules.ts';
import { readLibraryFiles } from './read-library.ts';

/*
 * A step of `npm run build`: proves every rule of the package and writes them in the form in which a
 * run reads them. A rule that fails one of its samples ends the build.
 */

try {
  const base = defaultPolicy();
  const rules = provenRules(readLibraryFiles(), base);
  const { rules: _, ...policy } = base;
  writeFileSync(COMPILED, JSON.stringify({ policy, rules: rules.map(compiled) }));
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}

/** The rule with its patterns compiled: reading them takes longer than the rest of a short run. */
function compiled(rule: Rule): Rule {
  const find = rule.find.map((finder): Finder => {
    if (finder.by !== 'pattern') return finder;
    return { ...finder, compiled: compilePattern(parsePattern(finder.pattern, finder.ignoreCase)) };
  });
  return { ...rule, find };
}

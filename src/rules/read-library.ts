import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPolicy } from './default-policy.ts';
import { type Library, RULES } from './library-files.ts';
import type { RuleFile } from './rule-file.ts';
import { readRulesDirectory } from './rules-directory.ts';

/** Folders of the package's rules whose files say something else than what to redact. */
const OTHERS = ['geo', 'login'];

/** The rule files of the package, group by group; not proven. */
export function readLibraryFiles(): RuleFile[] {
  return readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !OTHERS.includes(entry.name))
    .map((entry) => entry.name)
    .sort()
    .flatMap((group) => readRulesDirectory(join(RULES, group)));
}

/** The library as the rule files say it. */
export function readLibrary(): Library {
  return { policy: defaultPolicy(), rules: readLibraryFiles().map(({ rule }) => rule) };
}

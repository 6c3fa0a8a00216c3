import type { Config } from '../config/config.ts';
import { isPath } from '../config/selectors-of.ts';
import { readLibraryFiles } from '../rules/read-library.ts';
import type { RuleFile } from '../rules/rule-file.ts';
import { readRulesDirectory } from '../rules/rules-directory.ts';

/** The rules that the arguments of a command name: those of directories, or of the package. */
export function ruleFilesOf(directories: readonly string[]): RuleFile[] {
  return directories.length === 0 ? readLibraryFiles() : directories.flatMap(readRulesDirectory);
}

/** The files of all rules that a config can put in force, by id; its own go before the package's. */
export function ruleFilesById({ rules }: Config): ReadonlyMap<string, RuleFile> {
  const own = rules.filter((one) => typeof one === 'string').filter(isPath);
  const files = [...readLibraryFiles(), ...own.flatMap(readRulesDirectory)];
  return new Map(files.map((file) => [file.rule.id, file]));
}

import type { Policy } from '../model/policy.ts';
import { proven } from '../rules/proven-rule.ts';
import { readRulesDirectory } from '../rules/rules-directory.ts';
import type { Selector } from '../rules/select-rules.ts';
import type { Config } from './config.ts';

/** Whether an entry of `rules` is the path of a directory: it begins with `.` or `/`. */
export function isPath(entry: string): boolean {
  return entry.startsWith('.') || entry.startsWith('/');
}

/** What the entries of `rules` mean; rules of directories are read, and proven under `policy`. */
export function selectorsOf(entries: Config['rules'], policy: Policy): Selector[] {
  return entries.map((entry): Selector => {
    if (typeof entry !== 'string') return { by: 'action', name: entry.rule, do: entry.do };
    if (isPath(entry)) {
      const files = readRulesDirectory(entry).map((file) => proven(file, policy));
      return { by: 'directory', rules: files.map(({ rule }) => rule) };
    }
    const off = entry.startsWith('-');
    return { by: 'name', name: off ? entry.slice(1) : entry, off };
  });
}

import { Fault } from '../base/fault.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import { provenRules } from '../rules/proven-rules.ts';
import { readRulesDirectory } from '../rules/rules-directory.ts';
import { isNamed, type Selector } from '../rules/select-rules.ts';
import { nearest } from '../yaml/nearest.ts';
import { quote } from '../yaml/quote.ts';
import type { Config } from './config.ts';

/** Whether an entry of `rules` is the path of a directory: it begins with `.` or `/`. */
export function isPath(entry: string): boolean {
  return entry.startsWith('.') || entry.startsWith('/');
}

/** Throws a Fault where an entry names a rule or group that neither the library nor a directory has. */
export function requireKnown(selectors: readonly Selector[], library: readonly Rule[]): void {
  const known = [
    ...selectors.flatMap((one) => (one.by === 'directory' ? one.rules : [])),
    ...library,
  ];
  for (const selector of selectors) {
    if (selector.by === 'directory') continue;
    const { name } = selector;
    if (known.some((rule) => isNamed(rule, name))) continue;
    const meant = nearest(
      name,
      known.map(({ id }) => id),
    );
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    const wanted = 'wanted a rule or group of the library or of one of its directories';
    throw new Fault('config', `rules names ${quote(name)}, ${wanted}${hint}`);
  }
}

/** What the entries of `rules` mean; rules of directories are read, and proven under `policy`. */
export function selectorsOf(entries: Config['rules'], policy: Policy): Selector[] {
  return entries.map((entry): Selector => {
    if (typeof entry !== 'string') return { by: 'action', name: entry.rule, do: entry.do };
    if (isPath(entry))
      return { by: 'directory', rules: provenRules(readRulesDirectory(entry), policy) };
    const off = entry.startsWith('-');
    return { by: 'name', name: off ? entry.slice(1) : entry, off };
  });
}

import { dirname, resolve } from 'node:path';
import { Kind } from '../model/kind.ts';
import { entriesOf, NameTable } from '../model/name-table.ts';
import { RuleSet } from '../model/rule-set.ts';
import { loadLibrary } from '../rules/library.ts';
import type { Library } from '../rules/library-files.ts';
import { mergePolicy } from '../rules/merge-policy.ts';
import { selectRules } from '../rules/select-rules.ts';
import { check } from '../yaml/check.ts';
import type { Note } from '../yaml/closed-shape.ts';
import { type Config, defaultConfig } from './config.ts';
import { crossCheck } from './cross-checks.ts';
import { filterCrossCheck } from './filter-cross-check.ts';
import { withAbsoluteFiles } from './filter-settings-of.ts';
import { loginsOf } from './logins-of.ts';
import { configSchema } from './schema.ts';
import { isPath, requireKnown, selectorsOf } from './selectors-of.ts';
import { parseSize } from './size.ts';
import { webhookCrossCheck } from './webhook-cross-check.ts';

const library = await loadLibrary();

const DEFAULTS = defaultConfig(library);

/**
 * The config that `text` says, over the defaults. Relative paths in it are relative to the directory
 * of `fileName`, which faults name too. Throws one Fault with everything that is wrong; the rules of
 * its directories are read and proven. `more` notes what else is wrong with it.
 */
export function parseConfig(
  text: string,
  fileName: string,
  more?: (value: unknown, note: Note) => void,
): Config {
  const said = check(configSchema, text, {
    kind: 'config',
    name: fileName,
    looksSecret: secretLook(library),
    crossCheck: (value, note) => {
      crossCheck(value, note, library.rules);
      filterCrossCheck(value, note);
      webhookCrossCheck(value, note);
      more?.(value, note);
    },
  });
  const absolute = (path: string) => resolve(dirname(fileName), path);
  const policy = mergePolicy(library.policy, said.redact ?? {});
  const rules = (said.rules ?? []).map((one) =>
    typeof one === 'string' && isPath(one) ? absolute(one) : one,
  );
  const selectors = selectorsOf(rules, policy);
  requireKnown(selectors, library.rules);
  const inForce = selectRules(library.rules, selectors);
  return {
    format: said.format ?? DEFAULTS.format,
    nginxConf: said.nginx_conf === undefined ? undefined : absolute(said.nginx_conf),
    keys: {
      directory: said.keys?.directory === undefined ? undefined : absolute(said.keys.directory),
      epoch: said.keys?.epoch ?? DEFAULTS.keys.epoch,
    },
    limits: { line: parseSize(said.limits?.line ?? DEFAULTS.limits.line) ?? DEFAULTS.limits.line },
    policy: { ...policy, rules: new RuleSet(inForce) },
    rules,
    filter: withAbsoluteFiles(said, absolute),
    ...loginsOf(said, absolute),
  };
}

/** Whether a key looks like a secret's: the rules have the words for it. Built when first asked. */
function secretLook({ policy, rules }: Library): (name: string) => boolean {
  let table: NameTable | undefined;
  return (name) => {
    // A url may hold a token: that of a webhook of Slack is one.
    if (name === 'url') return true;
    table ??= new NameTable([...entriesOf(policy.names), ...new RuleSet(rules).nameEntries()]);
    return table.kindOfName(name) === Kind.secret;
  };
}

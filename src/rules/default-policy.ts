import { readFileSync } from 'node:fs';
import { Fault, reasonOf } from '../base/fault.ts';
import { VALUE_KINDS, type ValueKind } from '../model/kind.ts';
import type { Mode, Policy } from '../model/policy.ts';
import { RuleSet } from '../model/rule-set.ts';
import { check } from '../yaml/check.ts';
import { mergePolicy } from './merge-policy.ts';
import { redactSchema } from './redact-schema.ts';

const FILE = 'rules/default.yaml';

/** What holds where the file of the default policy says nothing: as little as possible stays. */
const STRICTEST: Policy = {
  modes: {
    ...(Object.fromEntries(VALUE_KINDS.map((kind) => [kind, 'drop'])) as Record<ValueKind, Mode>),
    time: 'day',
    // A forged pseudonym is made one of ours; to keep or drop it would serve nobody but the forger.
    lookalike: 'token',
  },
  truncate: { ipv4: 0, ipv6: 0 },
  names: {},
  rules: new RuleSet([]),
};

/** The policy that ships with the package, as `rules/default.yaml` says it. */
export function defaultPolicy(): Policy {
  let text: string;
  try {
    text = readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8');
  } catch (cause) {
    const found = `cannot read the default policy ${FILE} of the package: ${reasonOf(cause)}`;
    throw new Fault('config', `${found}; install logsluice again`, cause);
  }
  return mergePolicy(STRICTEST, check(redactSchema, text, { kind: 'config', name: FILE }));
}

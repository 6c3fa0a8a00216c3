import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { entriesOf, NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import type { Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { combined } from '../parse/access-log.ts';
import { JsonLines } from '../parse/json-lines.ts';
import { nginxError } from '../parse/nginx-error.ts';
import { Sluice } from '../pipeline/sluice.ts';
import { MemoryKeyring } from '../pseudonym/memory-keyring.ts';
import { pseudonymsAsKinds } from './pseudonyms-as-kinds.ts';
import type { Sample } from './rule-file.ts';

/** No sample is longer. */
const LONGEST = 64 * 1024;

/**
 * Sends samples through a sluice with one rule alone, or several in their order, under a policy. Samples are
 * read as UTF-8.
 */
export class SampleRun {
  readonly #policy: Policy;
  readonly #names: NameTable;
  readonly #sluices = new Map<Sample['as'], Sluice>();

  constructor(rule: Rule | readonly Rule[], policy: Policy) {
    const rules = new RuleSet([rule].flat());
    this.#policy = { ...policy, rules, names: harmless(policy.names) };
    this.#names = new NameTable([...rules.nameEntries(), ...entriesOf(this.#policy.names)]);
  }

  /** The text as it leaves, with `{kind}` in place of each pseudonym. */
  left({ as, from }: Pick<Sample, 'as' | 'from'>): string {
    const sluice = this.#sluices.get(as) ?? this.#sluiceFor(as);
    this.#sluices.set(as, sluice);
    const left = sluice.push(new Uint8Array(Buffer.from(`${from}\n`)));
    return pseudonymsAsKinds(Buffer.from(left).toString().slice(0, -1));
  }

  #sluiceFor(as: Sample['as']): Sluice {
    return new Sluice({
      format: formatOf(as, this.#names),
      policy: this.#policy,
      names: this.#names,
      keyring: new MemoryKeyring('day'),
      clock: () => 0,
      lineLimit: LONGEST,
    });
  }
}

/** Of the names that every policy has those that say how a value is searched. */
function harmless(names: Policy['names']): Policy['names'] {
  const kinds = ['plain', 'text', 'request', 'target', 'referer'];
  return Object.fromEntries(Object.entries(names).filter(([kind]) => kinds.includes(kind)));
}

function formatOf(as: Sample['as'], names: NameTable): Format {
  if (as === 'access') return combined(names);
  if (as === 'error') return nginxError();
  if (as === 'json') return new JsonLines(names);
  return {
    name: as,
    family: 'text',
    json: false,
    parse(_bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
      fields.clear();
      if (start < end) fields.push(Kind[as], start, end);
      return Fit.whole;
    },
  };
}

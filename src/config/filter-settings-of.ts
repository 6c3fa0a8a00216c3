import { bytesOf } from '../base/ascii.ts';
import type {
  Condition,
  FilterAction,
  FilterRule,
  FilterSettings,
} from '../filter/filter-settings.ts';
import { LIST_DEFAULTS, type ListSettings } from '../filter/list/list-settings.ts';
import { PrefixBuilder } from '../filter/prefix/prefix-builder.ts';
import type { PrefixSet } from '../filter/prefix/prefix-set.ts';
import { EntryReader } from '../filter/prefix/read-entry.ts';
import type { FilterSections } from './filter-schema.ts';
import { reservedNameOf } from './reserved-names.ts';
import { parseSize } from './size.ts';

type ListSaid = NonNullable<FilterSections['lists']>[string];
type RuleSaid = NonNullable<FilterSections['filter']>[number];
type ConditionSaid = Exclude<RuleSaid['when'], readonly unknown[]>;

/** The sections with the paths of list files absolute. */
export function withAbsoluteFiles(
  { lists, filter, trusted_proxies }: FilterSections,
  absolute: (path: string) => string,
): FilterSections {
  const files = Object.entries(lists ?? {}).map(([name, list]) => [
    name,
    { ...list, file: absolute(list.file) },
  ]);
  return {
    lists: Object.fromEntries(files),
    filter: filter ?? [],
    trusted_proxies: trusted_proxies ?? [],
  };
}

/** Whether a rule of the filter raises findings. */
export function raisesFindings({ filter }: FilterSections): boolean {
  return (filter ?? []).some(({ do: said }) => actionOf(said).kind === 'finding');
}

/** What the three sections of a config say to the filter; paths of list files are absolute. */
export function filterSettingsOf({
  lists,
  filter,
  trusted_proxies,
}: FilterSections): FilterSettings {
  const proxies = trusted_proxies ?? [];
  return {
    lists: Object.entries(lists ?? {}).map(([name, list]) => listOf(name, list)),
    rules: (filter ?? []).map(ruleOf),
    trustedProxies: {
      cidr: prefixSetOf(proxies.filter((one) => typeof one === 'string')),
      lists: proxies.flatMap((one) => (typeof one === 'string' ? [] : [one.list])),
    },
  };
}

function listOf(name: string, said: ListSaid): ListSettings {
  const { csv } = said;
  return {
    name,
    file: said.file,
    url: said.url,
    allowHttp: said.http ?? LIST_DEFAULTS.allowHttp,
    form:
      csv === undefined
        ? LIST_DEFAULTS.form
        : { kind: 'csv', column: csv.column, separator: csv.separator ?? ',' },
    largest: parseSize(said.largest ?? LIST_DEFAULTS.largest) ?? LIST_DEFAULTS.largest,
    mostGarbage: said.garbage ?? LIST_DEFAULTS.mostGarbage,
    allowAll: said.all ?? LIST_DEFAULTS.allowAll,
  };
}

function ruleOf({ name, when, do: action }: RuleSaid, i: number): FilterRule {
  const conditions = listed(when).map(conditionOf);
  const lists = new Set(conditions.flatMap(({ list }) => list ?? []));
  const called = lists.size > 0 ? [...lists].join('+') : `rule-${i + 1}`;
  return { name: name ?? called, when: conditions, action: actionOf(action) };
}

function conditionOf(said: ConditionSaid): Condition {
  const { cidr, list, country, asn, network, reserved, client } = said;
  return {
    cidr: cidr === undefined ? undefined : prefixSetOf(listed(cidr)),
    list: list === undefined ? undefined : listed(list),
    country: country === undefined ? undefined : listed(country),
    asn: asn === undefined ? undefined : listed(asn),
    network: network === undefined ? undefined : listed(network),
    reserved:
      reserved === undefined || reserved === true
        ? reserved
        : listed(reserved).map((one) => reservedNameOf(one) ?? one),
    none: client === 'none' ? true : undefined,
  };
}

function actionOf(said: RuleSaid['do']): FilterAction {
  if (typeof said !== 'string')
    return 'tag' in said
      ? { kind: 'tag', tag: said.tag }
      : { kind: 'finding', severity: said.finding };
  return said === 'finding' ? { kind: 'finding', severity: 'medium' } : { kind: said };
}

/** One value or several of them, as several. */
function listed<T extends string | number | object>(said: T | readonly T[]): readonly T[] {
  return Array.isArray(said) ? said : [said as T];
}

/** Entries that the schema has let through. */
function prefixSetOf(entries: readonly string[]): PrefixSet {
  const builder = new PrefixBuilder();
  const reader = new EntryReader(builder);
  for (const entry of entries) reader.read(bytesOf(entry), 0, entry.length);
  return builder.build().set;
}

import type { Note } from '../yaml/closed-shape.ts';
import type { Path } from '../yaml/flaw.ts';
import { nearest } from '../yaml/nearest.ts';
import { quote } from '../yaml/quote.ts';
import { RESERVED_NAMES, reservedNameOf } from './reserved-names.ts';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Notes what is wrong between the sections of the filter, whatever else is wrong with the config: lists that
 * are not named, here or for logins, a plain http url that nobody allowed, reserved ranges that there are
 * not, a condition that says nothing or contradicts itself.
 */
export function filterCrossCheck(config: unknown, note: Note): void {
  const { lists, filter, trusted_proxies: proxies, logins } = mapping(config);
  const known = Object.keys(mapping(lists));
  for (const [name, list] of Object.entries(mapping(lists))) {
    const { url, http } = mapping(list);
    if (typeof url === 'string' && url.startsWith('http:') && http !== true)
      note(
        'value',
        ['lists', name, 'url'],
        `lists.${name}.url is plain http, wanted https, or \`http: true\` beside it`,
      );
  }
  for (const [i, rule] of listOf(filter).entries()) {
    const { when } = mapping(rule);
    for (const [path, condition] of conditionsOf(when, ['filter', i, 'when'])) {
      checkCondition(condition, path, note);
      checkNames(condition['list'], [...path, 'list'], known, note);
      checkReserved(condition['reserved'], [...path, 'reserved'], note);
    }
  }
  for (const [i, proxy] of listOf(proxies).entries())
    checkNames(mapping(proxy)['list'], ['trusted_proxies', i, 'list'], known, note);
  checkNames(mapping(logins)['listed'], ['logins', 'listed'], known, note);
}

function checkCondition(condition: Mapping, path: Path, note: Note): void {
  const parts = Object.keys(condition);
  if (parts.length === 0)
    note('value', path, 'the condition says nothing, wanted what an address has to be');
  if (parts.length > 1 && 'client' in condition)
    note('value', path, '`client: none` is right without an address only, wanted it alone');
}

/** Notes names of lists that there are not. */
function checkNames(said: unknown, path: Path, known: readonly string[], note: Note): void {
  for (const { name, place } of namesOf(said, path)) {
    if (known.includes(name)) continue;
    const wanted = known.length === 0 ? 'one that the section lists has' : known.join(', ');
    note('value', place, `there is no list ${quote(name)}, wanted ${wanted}${hintOf(name, known)}`);
  }
}

/** Notes names of reserved ranges that the registries do not have. */
function checkReserved(said: unknown, path: Path, note: Note): void {
  for (const { name, place } of namesOf(said, path)) {
    if (reservedNameOf(name) !== undefined) continue;
    const says = `there is no reserved range ${quote(name)}`;
    const hint = hintOf(name, RESERVED_NAMES);
    note('value', place, `${says}, wanted true, or some of ${RESERVED_NAMES.join(', ')}${hint}`);
  }
}

function hintOf(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

/** What is said of names, one or a list of them, with the place of each. */
function namesOf(said: unknown, path: Path): { readonly name: string; readonly place: Path }[] {
  return listOf(said).flatMap((name, i) =>
    typeof name === 'string' ? [{ name, place: Array.isArray(said) ? [...path, i] : path }] : [],
  );
}

function conditionsOf(when: unknown, path: Path): (readonly [Path, Mapping])[] {
  if (!Array.isArray(when)) return isMapping(when) ? [[path, when]] : [];
  return when.flatMap((one: unknown, i) => (isMapping(one) ? [[[...path, i], one] as const] : []));
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

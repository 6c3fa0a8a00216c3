import { parsePattern } from '../base/pattern/parse-pattern.ts';
import { PatternError } from '../base/pattern/pattern-error.ts';
import { stateCount } from '../base/pattern/state-count.ts';
import { ADDRESS_KINDS } from '../model/kind.ts';
import { splitPatterns } from '../model/name-pattern.ts';
import { type Finder, type Near, type Rule, SCOPES, type Scope } from '../model/rule.ts';
import { CHECKS } from '../redact/check/index.ts';
import { check } from '../yaml/check.ts';
import type { Note } from '../yaml/closed-shape.ts';
import { quote } from '../yaml/quote.ts';
import type { RuleFile, Sample } from './rule-file.ts';
import { type RuleText, ruleSchema } from './rule-schema.ts';

/** Where a rule looks unless it says otherwise. */
const EVERYWHERE: readonly Scope[] = ['target', 'referer', 'text'];

/** How far a keyword may be from its value unless a rule says otherwise, in bytes. */
const WITHIN = 24;

/** A pattern with more states could not be kept whole, and its text would be read slowly. */
const MOST_STATES = 4096;

/** What `find` has to hold, at least one of them. */
const WAYS = ['names', 'shape', 'field', 'pattern', 'digits', 'words'];

/**
 * The rule of the group `group` that `text` says. `wordsOf` gives the words of a file beside it. Throws
 * one Fault with everything that is wrong with its shape; its samples are not proven yet.
 */
export function readRule(
  text: string,
  file: string,
  group: string,
  wordsOf: (name: string) => readonly string[],
): RuleFile {
  const said = check(ruleSchema, text, { kind: 'rule', name: file, crossCheck });
  const rule: Rule = {
    id: `${group}/${said.id}`,
    says: said.says,
    status: said.status ?? 'stable',
    kind: said.kind,
    find: findersOf(said.find, wordsOf),
    checks: list(said.check),
    in: scopesOf(said),
    formats: list(said.formats),
    do: actionOf(said.do),
  };
  return { rule, file, text, gaps: said.gaps, samples: samplesOf(said, rule.in[0] ?? 'text') };
}

function findersOf(
  find: RuleText['find'],
  wordsOf: (name: string) => readonly string[],
): readonly Finder[] {
  const near: Near = {
    keywords: wordList(find.keywords),
    within: find.within ?? WITHIN,
    ...(find.keyword_first === true && { keywordFirst: true }),
  };
  const finders: Finder[] = [];
  const names = list(find.names).flatMap(splitPatterns);
  if (names.length > 0) finders.push({ by: 'names', names });
  for (const shape of list(find.shape)) finders.push({ by: 'shape', shape });
  for (const field of list(find.field)) finders.push({ by: 'field', field });
  for (const pattern of list(find.pattern)) {
    const { ignore_case: ignoreCase = false, whole = true } = find;
    finders.push({ by: 'pattern', pattern, ignoreCase, whole, ...near });
  }
  if (find.digits !== undefined) {
    const [least, most] = [find.digits, find.digits].flat();
    finders.push({ by: 'digits', least, most, separators: find.separators ?? '', ...near });
  }
  const words = wordList(find.words).flatMap((w) => (w.endsWith('.txt') ? wordsOf(w) : [w]));
  if (words.length > 0) finders.push({ by: 'words', words });
  return finders;
}

function scopesOf(said: RuleText): readonly Scope[] {
  const named = list(said.in);
  const not = list(said.not_in);
  return (named.length > 0 ? named : EVERYWHERE).filter((scope) => !not.includes(scope));
}

function actionOf(said: RuleText['do']): Rule['do'] {
  if (said === undefined) return undefined;
  const { action, first, last } = said;
  return { action, ...(first && { first }), ...(last && { last }) };
}

function samplesOf({ samples }: RuleText, usual: Scope): Sample[] {
  const redacts = samples.redacts.map(({ from, to, as = usual }, i) => ({
    ...{ from, to, as },
    path: ['samples', 'redacts', i],
  }));
  const leaves = samples.leaves.map((leaf, i) => {
    const { from, as = usual } = typeof leaf === 'string' ? { from: leaf } : leaf;
    return { from, to: from, as, path: ['samples', 'leaves', i] };
  });
  return [...redacts, ...leaves];
}

function list<T>(said: T | readonly T[] | undefined): readonly T[] {
  if (said === undefined) return [];
  return Array.isArray(said) ? said : [said as T];
}

/** Words of a text are separated by blanks; an element of a list may have blanks in it. */
function wordList(said: string | readonly string[] | undefined): readonly string[] {
  return typeof said === 'string' ? splitPatterns(said) : (said ?? []);
}

/** Notes what is wrong between one part of a rule and another, and in its patterns. */
function crossCheck(value: unknown, note: Note): void {
  const rule = (value ?? {}) as Partial<Record<string, unknown>>;
  const find = (rule['find'] ?? {}) as Partial<RuleText['find']>;
  if (!WAYS.some((way) => way in find))
    note('key', ['find'], `find says no way to find, wanted one of ${WAYS.join(', ')}`);
  if ('keywords' in find && !('pattern' in find) && !('digits' in find))
    note(
      'key',
      ['find', 'keywords'],
      'find.keywords without what is near them, wanted pattern or digits',
    );
  if ('keyword_first' in find && !('keywords' in find))
    note('key', ['find', 'keyword_first'], 'find.keyword_first without find.keywords');
  if ('separators' in find && !('digits' in find))
    note('key', ['find', 'separators'], 'find.separators without find.digits');
  list(find.pattern).forEach((pattern, i) => {
    const path = Array.isArray(find.pattern) ? ['find', 'pattern', i] : ['find', 'pattern'];
    if (typeof pattern === 'string') checkPattern(pattern, path, note);
  });
  list(rule['check']).forEach((name, i) => {
    if (CHECKS.some((known) => known.name === name)) return;
    const path = Array.isArray(rule['check']) ? ['check', i] : ['check'];
    const known = CHECKS.map((one) => one.name).join(', ');
    note('value', path, `check is ${quote(String(name))}, wanted one of ${known}`);
  });
  const action = (rule['do'] as RuleText['do'])?.action;
  const replaces = action !== undefined && !['keep', 'withhold', 'flag'].includes(action);
  if (replaces && (ADDRESS_KINDS as readonly unknown[]).includes(rule['kind']))
    note(
      'value',
      ['do'],
      `do replaces an address, wanted \`redact.${String(rule['kind'])}\` in the config`,
    );
  if (SCOPES.every((scope) => list(rule['not_in']).includes(scope)))
    note('key', ['not_in'], 'not_in leaves no field to look in');
}

function checkPattern(pattern: string, path: readonly (string | number)[], note: Note): void {
  try {
    if (stateCount(parsePattern(pattern), MOST_STATES) < MOST_STATES) return;
    note(
      'value',
      path,
      `the pattern needs too many states, wanted one of less than ${MOST_STATES}: count less within it`,
    );
  } catch (cause) {
    if (!(cause instanceof PatternError)) throw cause;
    note('value', path, `the pattern is refused at ${cause.message}`);
  }
}

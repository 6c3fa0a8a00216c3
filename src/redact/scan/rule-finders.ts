import { Automaton } from '../../base/pattern/automaton.ts';
import { parsePattern } from '../../base/pattern/parse-pattern.ts';
import { PatternFinder } from '../../base/pattern/pattern-finder.ts';
import { literal, type Tree } from '../../base/pattern/syntax-tree.ts';
import type { Check } from '../../model/check.ts';
import type { Finder, Rule } from '../../model/rule.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { CHECKS } from '../check/index.ts';

/** A rule as the search needs it. */
export interface BuiltRule {
  readonly number: number;
  readonly id: string;
  readonly checks: readonly Check[];
  /** Of two rules that find the same, the one that knows more about it counts. */
  readonly specificity: number;
}

type DigitsFinder = Extract<Finder, { by: 'digits' }>;

/** What is looked for where a keyword stands, or anywhere. */
export interface Value {
  readonly rule: BuiltRule;
  /** Bytes between the keyword and the value, at most. */
  readonly within: number;
  /** Whether the keyword has to stand in front of the value. */
  readonly keywordFirst: boolean;
  readonly digits: DigitsFinder | undefined;
  /** The pattern by itself; made when it is first asked for. */
  readonly pattern: (() => PatternFinder) | undefined;
  /** Whether no letter or digit may stand beside it. */
  readonly whole: boolean;
}

/** What it means that a pattern of the automaton matched: a find, or a keyword near which values are. */
export interface Entry {
  readonly value: Value;
  /** Values to look for around the match; none when the match itself is the find. */
  readonly near: readonly Value[];
}

/** The ways in which rules find by pattern, digits, keyword and word, made ready for the search. */
export interface RuleFinders {
  /** Everything that can begin at a word; undefined where no rule has any such thing. */
  readonly automaton: Automaton | undefined;
  /** By the number of the pattern in the automaton. */
  readonly entries: readonly Entry[];
  /** Runs of digits that need no keyword. */
  readonly digits: readonly Value[];
}

/** Builds the finders of the rules in a set. Throws a PatternError for a pattern that is none. */
export function ruleFinders(set: RuleSet): RuleFinders {
  const trees: Tree[] = [];
  const entries: Entry[] = [];
  const digits: Value[] = [];
  const keywords = new Map<string, Value[]>();
  const add = (tree: Tree, value: Value, near: readonly Value[] = []): void => {
    trees.push(tree);
    entries.push({ value, near });
  };
  set.rules.forEach((rule, number) => {
    if (rule === undefined) return;
    const built = buildRule(rule, number);
    for (const finder of rule.find) {
      const value = builtValue(finder, built);
      if (finder.by === 'words') {
        for (const word of finder.words) add(literal(Buffer.from(word), true), value);
      } else if (finder.by === 'digits' || finder.by === 'pattern') {
        for (const word of finder.keywords) {
          const key = word.toLowerCase();
          keywords.set(key, [...(keywords.get(key) ?? []), value]);
        }
        if (finder.keywords.length > 0) continue;
        if (finder.by === 'digits') digits.push(value);
        else add(parsePattern(finder.pattern, finder.ignoreCase), value);
      }
    }
  });
  for (const [word, values] of keywords) add(literal(Buffer.from(word), true), values[0], values);
  return { automaton: trees.length === 0 ? undefined : new Automaton(trees), entries, digits };
}

function buildRule(rule: Rule, number: number): BuiltRule {
  const checks = rule.checks.map((name) => {
    const check = CHECKS.find((one) => one.name === name);
    if (check === undefined) throw new RangeError(`no check is called ${name}`);
    return check;
  });
  const near = rule.find.some((finder) => 'keywords' in finder && finder.keywords.length > 0);
  const specificity = 4 * Math.min(checks.length, 1) + 2 * Number(near) + 1;
  return { number, id: rule.id, checks, specificity };
}

function builtValue(finder: Finder, rule: BuiltRule): Value {
  return {
    rule,
    within: 'within' in finder ? finder.within : 0,
    keywordFirst: 'keywordFirst' in finder && finder.keywordFirst === true,
    digits: finder.by === 'digits' ? finder : undefined,
    pattern: finder.by === 'pattern' ? lazily(() => finderOf(finder)) : undefined,
    whole: finder.by === 'pattern' ? finder.whole : true,
  };
}

function finderOf({ pattern, ignoreCase }: Extract<Finder, { by: 'pattern' }>): PatternFinder {
  return new PatternFinder(parsePattern(pattern, ignoreCase));
}

/** Most rules never find anything in a run: what they need for it is made when they do. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

import { lazily } from '../../base/lazily.ts';
import { Automaton } from '../../base/pattern/automaton.ts';
import type { Pattern } from '../../base/pattern/nfa.ts';
import { parsePattern } from '../../base/pattern/parse-pattern.ts';
import { PatternFinder } from '../../base/pattern/pattern-finder.ts';
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
  /** The pattern by itself: most rules never find anything in a run. */
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
  const patterns: Pattern[] = [];
  const entries: Entry[] = [];
  const digits: Value[] = [];
  const keywords = new Map<string, Value[]>();
  const add = (pattern: Pattern, value: Value, near: readonly Value[] = []): void => {
    patterns.push(pattern);
    entries.push({ value, near });
  };
  set.rules.forEach((rule, number) => {
    if (rule === undefined) return;
    const built = buildRule(rule, number);
    for (const finder of rule.find) {
      const value = builtValue(finder, built);
      if (finder.by === 'words') {
        for (const word of finder.words) add(wordOf(word), value);
      } else if (finder.by === 'digits' || finder.by === 'pattern') {
        for (const word of finder.keywords) {
          const key = word.toLowerCase();
          keywords.set(key, [...(keywords.get(key) ?? []), value]);
        }
        if (finder.keywords.length > 0) continue;
        if (finder.by === 'digits') digits.push(value);
        else add(patternOf(finder), value);
      }
    }
  });
  for (const [word, values] of keywords) add(wordOf(word), values[0], values);
  return {
    automaton: patterns.length === 0 ? undefined : new Automaton(patterns),
    entries,
    digits,
  };
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
    pattern:
      finder.by === 'pattern' ? lazily(() => new PatternFinder(patternOf(finder))) : undefined,
    whole: finder.by === 'pattern' ? finder.whole : true,
  };
}

type ByPattern = Extract<Finder, { by: 'pattern' }>;

function patternOf({ compiled, pattern, ignoreCase }: ByPattern): Pattern {
  return compiled ?? parsePattern(pattern, ignoreCase);
}

const wordOf = (word: string): Pattern => ({ kind: 'word', bytes: Buffer.from(word) });

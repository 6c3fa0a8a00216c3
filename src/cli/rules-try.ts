import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, reasonOf } from '../base/fault.ts';
import { parsePattern } from '../base/pattern/parse-pattern.ts';
import { PatternError } from '../base/pattern/pattern-error.ts';
import { stagesOf } from '../config/stages-of.ts';
import { VALUE_KINDS, type ValueKind } from '../model/kind.ts';
import type { Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { readRule } from '../rules/read-rule.ts';
import { type HitLine, type Stretch, Trial } from '../rules/trial.ts';
import { openSource } from '../source/open-source.ts';
import { printable } from '../yaml/quote.ts';
import { inputsOf } from './inputs.ts';
import { jsonText } from './json-text.ts';
import { lineDiff } from './line-diff.ts';
import { openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
import { type Paint, paintFor } from './paint.ts';
import { print } from './print.ts';

/** So much is shown on both sides of a hit, in characters. */
const AROUND = 60;

/** Reasons why something was left that are told, most frequent first. */
const MISSES = 5;

interface TryOptions extends Omit<ReadOptions, 'keys'> {
  readonly first: string;
  readonly kind: string;
  readonly ignoreCase?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** `rules try`: what a pattern or a rule hits in a log, and what would become of it. Shows raw lines. */
export async function tryRule(said: string, path: string, options: TryOptions): Promise<void> {
  const most = Number(options.first);
  if (!Number.isSafeInteger(most) || most < 0)
    throw new Fault('usage', 'cannot show so many hits: --first wants a whole number from 0');
  const messages = await openMessages(options);
  const rule = /\.ya?ml$/.test(said) ? ruleIn(said) : ruleOf(said, options);
  const config = await configOf(options);
  const policy = { ...config.policy, rules: new RuleSet([rule]) };
  const keys = { ...config.keys, directory: undefined };
  const trial = new Trial(await stagesOf({ ...config, policy, keys }), most);
  const [input] = await inputsOf([path], messages);
  const source = await openSource(input);
  try {
    for (let block = await source.next(); block !== undefined; block = await source.next())
      trial.push(block);
    trial.end();
  } finally {
    await source.close();
  }
  await print(options.json === true ? jsonText(asData(rule, trial)) : asText(trial, paintFor(1)));
}

/** The rule in a file; its samples are not proven. */
function ruleIn(path: string): Rule {
  const text = (name: string): string => {
    try {
      return readFileSync(name, 'utf8');
    } catch (cause) {
      throw new Fault('config', `cannot read rule ${printable(name)}: ${reasonOf(cause)}`, cause);
    }
  };
  const words = (name: string): readonly string[] =>
    text(join(dirname(path), name))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  return readRule(text(path), path, 'try', words).rule;
}

function ruleOf(pattern: string, { kind, ignoreCase = false }: TryOptions): Rule {
  if (!(VALUE_KINDS as readonly string[]).includes(kind))
    throw new Fault(
      'usage',
      `kind is ${JSON.stringify(printable(kind))}, wanted one of ${VALUE_KINDS.join(', ')}`,
    );
  try {
    parsePattern(pattern, ignoreCase);
  } catch (cause) {
    if (!(cause instanceof PatternError)) throw cause;
    throw new Fault('usage', `the pattern is refused at ${cause.message}`, cause);
  }
  return {
    id: 'try/pattern',
    says: 'A pattern that is tried',
    status: 'experimental',
    kind: kind as ValueKind,
    find: [{ by: 'pattern', pattern, ignoreCase, whole: true, keywords: [], within: 0 }],
    checks: [],
    in: ['target', 'referer', 'text'],
    formats: [],
    do: undefined,
  };
}

function asData({ id }: Rule, { lines, linesHit, hits, misses, shown }: Trial) {
  const whole = (parts: readonly Stretch[]) => parts.map(({ text }) => text).join('');
  return {
    ...{ rule: id, lines, linesHit, hits },
    left: Array.from(misses, ([why, count]) => ({ why, count })),
    shown: shown.map(({ line, before, after, hits }) => ({
      ...{ line, before: whole(before), after: whole(after), hits },
    })),
  };
}

function asText({ lines, linesHit, hits, misses, shown }: Trial, paint: Paint): string {
  const left = [...misses].sort(([, a], [, b]) => b - a).slice(0, MISSES);
  const more = linesHit > shown.length ? `; the first ${shown.length} are shown` : '';
  return [
    ...shown.map((hit) => hitText(hit, paint)),
    ...left.map(([why, count]) => `left, ${count}×: ${why}\n`),
    `${hits} ${hits === 1 ? 'hit' : 'hits'} in ${linesHit} of ${lines} lines${more}\n`,
  ].join('');
}

function hitText({ line, before, after, hits }: HitLine, paint: Paint): string {
  const fields = [...new Set(hits.map(({ field }) => field))].join(', ');
  const where = paint.dim(`line ${line}${fields === '' ? '' : `, ${fields}`}`);
  return `${where}\n${lineDiff(shortened(before), shortened(after), paint)}`;
}

/** A line without what is far from every hit. */
function shortened(parts: readonly Stretch[]): Stretch[] {
  return parts.map(({ text, differs }, i) => {
    if (differs) return { text, differs };
    const head = i === 0 ? 0 : AROUND;
    const tail = i === parts.length - 1 ? 0 : AROUND;
    if (text.length <= head + tail + 1) return { text, differs };
    return { text: `${text.slice(0, head)}…${tail === 0 ? '' : text.slice(-tail)}`, differs };
  });
}

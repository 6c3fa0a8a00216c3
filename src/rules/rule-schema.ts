import * as v from 'valibot';
import { FAMILIES } from '../model/family.ts';
import { VALUE_KINDS } from '../model/kind.ts';
import { isPattern, splitPatterns } from '../model/name-pattern.ts';
import { RULE_ACTIONS, RULE_STATUSES, SCOPES, SHAPES } from '../model/rule.ts';
import { oneOf } from '../yaml/schema-parts.ts';

/*
 * The closed shape of a rule file. The message of each part says what is wanted there, the
 * description is for readers and editors.
 */

/** The kinds that no rule says: they belong to the engine. */
const OWN_KINDS: readonly string[] = ['encoded'];

const RULE_KINDS = VALUE_KINDS.filter((kind) => !OWN_KINDS.includes(kind));

/** What a sample stands for: text of a field, or a whole line of a format. */
export const SAMPLE_PLACES = [...SCOPES, 'forwarded', 'access', 'error', 'json'] as const;

const text = (wanted: string) => v.pipe(v.string(wanted), v.nonEmpty(wanted));

const required = (wanted: string, says: string) =>
  v.pipe(text(wanted), v.regex(/^[^\r\n]*$/, wanted), v.description(says));

const WANTED_WORDS = 'words separated by blanks, or a list of texts';
const words = v.union([text(WANTED_WORDS), v.array(text(WANTED_WORDS))], WANTED_WORDS);

const WANTED_NAMES = 'names separated by blanks, each ASCII with `*` at its start or end only';
const names = v.pipe(
  words,
  v.check((said) => [said].flat().flatMap(splitPatterns).every(isPattern), WANTED_NAMES),
);

const WANTED_PATTERNS = 'a pattern or a list of patterns';
const patterns = v.union([text(WANTED_PATTERNS), v.array(text(WANTED_PATTERNS))], WANTED_PATTERNS);

const whole = (least: number, most: number) => {
  const wanted = `a whole number from ${least} to ${most}`;
  return v.pipe(
    v.number(wanted),
    v.integer(wanted),
    v.minValue(least, wanted),
    v.maxValue(most, wanted),
  );
};

const several = <const T extends readonly string[]>(options: T, says: string) => {
  const wanted = `one or a list of ${options.join(', ')}`;
  return v.optional(
    v.pipe(
      v.union([v.picklist(options, wanted), v.array(v.picklist(options, wanted))], wanted),
      v.description(says),
    ),
  );
};

const said = <T extends v.GenericSchema>(schema: T, says: string) =>
  v.optional(v.pipe(schema, v.description(says)));

const WANTED_DIGITS = 'how many digits, or [least, most]';
const digits = v.union(
  [whole(4, 40), v.strictTuple([whole(4, 40), whole(4, 40)], WANTED_DIGITS)],
  WANTED_DIGITS,
);

const find = v.strictObject({
  names: said(names, 'Names of parameters, keys and headers; `*` at an end stands for anything'),
  shape: several(SHAPES, 'A shape that the scanner knows by heart'),
  field: several(RULE_KINDS, 'A field of the format'),
  pattern: said(patterns, 'A regular expression without look-around and back-references'),
  digits: said(digits, 'A number by its digits'),
  separators: said(v.string('characters'), 'What may stand between groups of digits'),
  words: said(words, 'Words, or the name of a .txt file beside the rule with one on each line'),
  keywords: said(words, 'Patterns and digits count only near one of these words'),
  within: said(whole(0, 128), 'How many bytes may lie between keyword and value'),
  keyword_first: said(
    v.boolean('true or false'),
    'Whether the keyword must stand in front of the value; else it may stand behind it too',
  ),
  ignore_case: said(v.boolean('true or false'), 'Whether case is no matter in patterns'),
  whole: said(v.boolean('true or false'), 'Whether no letter or digit may stand beside a match'),
});

/** What is done with a find. */
export const actionSchema = v.strictObject({
  action: v.pipe(
    v.picklist(RULE_ACTIONS, `one of ${RULE_ACTIONS.join(', ')}`),
    v.description('What is done with a find'),
  ),
  first: said(whole(0, 32), 'How many letters and digits stay at the beginning'),
  last: said(whole(0, 32), 'How many stay at the end'),
});

const from = required('the text before', 'The text before');
const as = oneOf(SAMPLE_PLACES, 'What the text is: a field, or a line of a format');
const redacted = v.strictObject({ from, to: required('the text after', 'The text after'), as });
const left = v.strictObject({ from, as });

const WANTED_LEAVES = 'a text, or `from` with `as`';
const WANTED_SAMPLES = 'a list of samples, at least one';

export const ruleSchema = v.strictObject({
  id: v.pipe(
    text('a name of small letters, digits and `-`'),
    v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name of small letters, digits and `-`'),
    v.maxLength(64, 'a name of up to 64 characters'),
    v.description('Its name within its group; the group is the folder'),
  ),
  says: required('a sentence', 'What it finds, in a sentence'),
  kind: v.pipe(
    v.picklist(RULE_KINDS, `one of ${RULE_KINDS.join(', ')}`),
    v.description('What its finds are; the section `redact` says what becomes of a kind'),
  ),
  status: oneOf(RULE_STATUSES, '`optional` rules are off unless they are asked for'),
  find: v.pipe(find, v.description('How it finds')),
  check: said(v.union([text('a check'), v.array(text('a check'))], 'a check or a list'), 'Checks'),
  in: several(SCOPES, 'Where it looks; target, referer and text unless said'),
  not_in: several(SCOPES, 'Where it does not look'),
  formats: several(FAMILIES, 'In which formats it looks; all unless said'),
  do: said(actionSchema, 'What is done with a find, in place of what the policy says for its kind'),
  gaps: v.pipe(
    v.array(text('a sentence'), 'a list of what it does not find, perhaps empty'),
    v.description('What it does not find'),
  ),
  samples: v.strictObject({
    redacts: v.pipe(v.array(redacted, WANTED_SAMPLES), v.minLength(1, WANTED_SAMPLES)),
    leaves: v.pipe(
      v.array(v.union([text(WANTED_LEAVES), left], WANTED_LEAVES), WANTED_SAMPLES),
      v.minLength(1, WANTED_SAMPLES),
    ),
  }),
});

export type RuleText = v.InferOutput<typeof ruleSchema>;

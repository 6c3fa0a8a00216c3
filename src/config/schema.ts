import * as v from 'valibot';
import { EPOCH_LENGTHS } from '../pseudonym/epoch.ts';
import { redactSchema } from '../rules/redact-schema.ts';
import { actionSchema } from '../rules/rule-schema.ts';
import { oneOf, section } from '../yaml/schema-parts.ts';
import { filterSections } from './filter-schema.ts';
import { FORMAT_NAMES } from './formats.ts';
import { loginSections } from './logins-schema.ts';
import { parseSize } from './size.ts';

/*
 * The closed shape of a config. The message of each part says what is wanted there and becomes the
 * second half of a fault; the description is for readers and editors.
 */

/** Bounds of the length of a line, in bytes. */
const SHORTEST_LIMIT = 256;
const LONGEST_LIMIT = 256 * 1024 * 1024;

const WANTED_FORMAT = 'a name of a format or an nginx log_format';
const format = (says: string) =>
  v.optional(v.pipe(v.string(WANTED_FORMAT), v.nonEmpty(WANTED_FORMAT), v.description(says)));

const WANTED_PATH = 'a path';
const isPath = (path: string): boolean => path !== '' && !path.includes('\0');
const path = (says: string) =>
  v.optional(v.pipe(v.string(WANTED_PATH), v.check(isPath, WANTED_PATH), v.description(says)));

const WANTED_SIZE = 'a size from 256 B to 256 MiB, such as 64KiB';
const isLimit = (size: string | number): boolean => {
  const bytes = parseSize(size);
  return bytes !== undefined && bytes >= SHORTEST_LIMIT && bytes <= LONGEST_LIMIT;
};
const size = (says: string) =>
  v.optional(
    v.pipe(
      v.union([v.string(), v.number()], WANTED_SIZE),
      v.check(isLimit, WANTED_SIZE),
      v.description(says),
    ),
  );

const WANTED_SELECTORS = 'a list of rules, groups, -rules and ./directories';
const WANTED_SELECTOR =
  'a group, a rule such as person/email, one of them with `-`, ./directory, or { rule, do }';
const selector = v.pipe(v.string(WANTED_SELECTOR), v.nonEmpty(WANTED_SELECTOR));
const ruleChange = v.strictObject({ rule: selector, do: actionSchema });

export const configSchema = v.strictObject({
  format: format(
    `${FORMAT_NAMES.join(', ')}, an nginx log_format string, or its name in nginx_conf`,
  ),
  nginx_conf: path('The nginx configuration in which the format is defined'),
  keys: section(
    {
      directory: path('Where the keys are; relative to this file'),
      epoch: oneOf(EPOCH_LENGTHS, 'For how long one key serves'),
    },
    'The keys of pseudonyms',
  ),
  limits: section({ line: size('The longest line that is not withheld') }, 'Bounds'),
  rules: v.optional(
    v.pipe(
      v.nullish(v.array(v.union([selector, ruleChange], WANTED_SELECTOR), WANTED_SELECTORS)),
      v.description('Which rules are in force, rules of your own, and other actions for some'),
    ),
  ),
  redact: v.optional(
    v.pipe(
      v.nullish(redactSchema),
      v.description('What becomes of personal data, over the defaults'),
    ),
  ),
  ...filterSections,
  ...loginSections,
});

import * as v from 'valibot';
import type { KindName } from '../model/kind.ts';
import { ADDRESS_MODES, AGENT_MODES, TIME_MODES, VALUE_MODES } from '../model/policy.ts';
import { EPOCH_LENGTHS } from '../pseudonym/epoch.ts';
import { FORMAT_NAMES } from './formats.ts';
import { isPattern, splitPatterns } from './name-pattern.ts';
import { parseSize } from './size.ts';

/*
 * The closed shape of a config. The message of each part says what is wanted there and becomes the
 * second half of a fault; the description is for readers and editors.
 */

/** The formats that are known by name. */
/** Bounds of the length of a line, in bytes. */
const SHORTEST_LIMIT = 256;
const LONGEST_LIMIT = 256 * 1024 * 1024;

/** The kinds that a name can say; the others are known by their shape alone. */
const NAMED_KINDS = [
  ...['secret', 'cookie', 'email', 'user', 'name', 'phone', 'postal', 'birth', 'iban', 'bsn'],
  ...['address', 'forwarded', 'upstream', 'agent', 'time'],
  ...['request', 'target', 'referer', 'plain', 'text'],
] as KindName[];

const section = <const T extends v.ObjectEntries>(entries: T, says: string) =>
  v.optional(v.pipe(v.nullish(v.strictObject(entries)), v.description(says)));

const oneOf = <const T extends readonly string[]>(options: T, says: string) =>
  v.optional(v.pipe(v.picklist(options, `one of ${options.join(', ')}`), v.description(says)));

const WANTED_FORMAT = 'a name of a format or an nginx log_format';
const format = (says: string) =>
  v.optional(v.pipe(v.string(WANTED_FORMAT), v.nonEmpty(WANTED_FORMAT), v.description(says)));

const WANTED_PATH = 'a path';
const isPath = (path: string): boolean => path !== '' && !path.includes('\0');
const path = (says: string) =>
  v.optional(v.pipe(v.string(WANTED_PATH), v.check(isPath, WANTED_PATH), v.description(says)));

const bits = (most: number, says: string) => {
  const wanted = `a whole number from 0 to ${most}`;
  return v.optional(
    v.pipe(
      v.number(wanted),
      v.integer(wanted),
      v.minValue(0, wanted),
      v.maxValue(most, wanted),
      v.description(says),
    ),
  );
};

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

const WANTED_NAMES = 'names separated by blanks, as a text or a list';
const WANTED_PATTERN = 'a name of up to 128 ASCII characters, with `*` at its start or end only';
const patterns = v.pipe(
  v.string(WANTED_NAMES),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const pattern of splitPatterns(dataset.value))
      if (!isPattern(pattern)) addIssue({ input: pattern, message: WANTED_PATTERN });
  }),
);
// A record keeps the order of the text, which decides between patterns with `*`.
const names = v.record(
  v.picklist(NAMED_KINDS),
  v.union([patterns, v.array(patterns)], WANTED_NAMES),
);

/** The section `redact` of a config, and the whole of `rules/default.yaml`. */
export const redactSchema = v.strictObject({
  address: oneOf(ADDRESS_MODES, "The client's own address"),
  forwarded: oneOf(ADDRESS_MODES, 'Addresses of a forwarded chain'),
  upstream: oneOf(ADDRESS_MODES, 'Addresses of upstreams and of our own servers'),
  host: oneOf(ADDRESS_MODES, 'Host names that spell an address'),
  embedded: oneOf(ADDRESS_MODES, 'Addresses found anywhere else'),
  truncate: section(
    {
      ipv4: bits(32, 'How many bits of an IPv4 address are kept'),
      ipv6: bits(128, 'How many bits of an IPv6 address are kept'),
    },
    'What the mode `truncate` keeps',
  ),
  agent: oneOf(AGENT_MODES, 'Browser strings'),
  user: oneOf(VALUE_MODES, 'Accounts, and numbers of persons, customers and devices'),
  email: oneOf(VALUE_MODES, 'E-mail addresses'),
  name: oneOf(VALUE_MODES, 'Names of persons'),
  phone: oneOf(VALUE_MODES, 'Telephone numbers'),
  postal: oneOf(VALUE_MODES, 'Postal addresses and positions'),
  birth: oneOf(VALUE_MODES, 'Date and place of birth'),
  iban: oneOf(VALUE_MODES, 'Bank accounts'),
  bsn: oneOf(VALUE_MODES, 'National identity numbers'),
  secret: oneOf(VALUE_MODES, 'Passwords, tokens, sessions, keys, codes, signatures'),
  cookie: oneOf(VALUE_MODES, 'Values of cookies'),
  userinfo: oneOf(VALUE_MODES, 'The user part of a URL'),
  time: oneOf(TIME_MODES, 'To what the time of a line is cut'),
  names: v.optional(
    v.pipe(
      v.nullish(names),
      v.description('Names of parameters, JSON keys and headers, and the kind of their values'),
    ),
  ),
});

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
  redact: v.optional(
    v.pipe(
      v.nullish(redactSchema),
      v.description('What becomes of personal data, over the defaults'),
    ),
  ),
});

export type RedactSection = v.InferOutput<typeof redactSchema>;

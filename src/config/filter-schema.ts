import * as v from 'valibot';
import { bytesOf } from '../base/ascii.ts';
import { PrefixBuilder } from '../filter/prefix/prefix-builder.ts';
import { EntryReader } from '../filter/prefix/read-entry.ts';
import { SEVERITIES } from '../model/finding.ts';
import { NETWORK_KINDS } from '../model/network.ts';
import { parseSize } from './size.ts';

/*
 * The closed shape of the sections `lists`, `filter` and `trusted_proxies` of a config. The message of
 * each part says what is wanted there and becomes the second half of a fault; the description is for
 * readers and editors.
 */

/** The largest list file that can be allowed, in bytes. */
const LARGEST = 1024 * 1024 * 1024;

/** More rules than this are another file by mistake. */
const MOST_RULES = 1000;

const text = (wanted: string, isRight: (text: string) => boolean) =>
  v.pipe(v.string(wanted), v.check(isRight, wanted));

/** One value, or a list of some. */
const some = <const T extends v.GenericSchema<unknown, unknown>>(one: T, wanted: string) =>
  v.union([one, v.pipe(v.array(one, wanted), v.nonEmpty(wanted))], wanted);

const WANTED_NAME = 'a name of up to 40 small letters, digits, - and _';
const name = v.pipe(v.string(WANTED_NAME), v.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, WANTED_NAME));

const WANTED_CIDR = 'an address, a range or a prefix without bits behind it, such as 192.0.2.0/24';
const isCidr = (said: string): boolean => {
  if (/[^\x20-\x7e]/.test(said)) return false;
  return new EntryReader(new PrefixBuilder()).read(bytesOf(said), 0, said.length) === 'right';
};
const cidr = text(WANTED_CIDR, isCidr);

const WANTED_PATH = 'a path';
const WANTED_URL = 'an https URL without a password';
const isUrl = (said: string): boolean => {
  if (!URL.canParse(said)) return false;
  const { protocol, username, password } = new URL(said);
  return ['https:', 'http:'].includes(protocol) && username === '' && password === '';
};
const WANTED_SIZE = 'a size from 1 B to 1 GiB, such as 64MiB';
const isSize = (said: string | number): boolean => {
  const bytes = parseSize(said);
  return bytes !== undefined && bytes >= 1 && bytes <= LARGEST;
};
const WANTED_SHARE = 'a number of percent from 0 to 100';
const WANTED_COLUMN = 'the number of a column from 1, or its name';
const SEPARATORS = [',', ';', '\t', ' ', '|'] as const;

const says = <const T extends v.GenericSchema<unknown, unknown>>(schema: T, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));

/** A mapping that knows its keys: its message tells them. */
const closed = <const T extends v.ObjectEntries>(what: string, entries: T) =>
  v.strictObject(entries, `${what} with keys of ${Object.keys(entries).join(', ')}`);

const csv = closed('a mapping', {
  column: v.pipe(
    v.union(
      [
        v.pipe(v.number(WANTED_COLUMN), v.integer(WANTED_COLUMN), v.minValue(1, WANTED_COLUMN)),
        v.pipe(v.string(WANTED_COLUMN), v.nonEmpty(WANTED_COLUMN)),
      ],
      WANTED_COLUMN,
    ),
    v.description('The column of the entries'),
  ),
  separator: says(
    v.picklist(SEPARATORS, 'a comma, semicolon, tab, blank or bar'),
    'What stands between columns; a comma unless said',
  ),
});

const list = closed('a list', {
  file: v.pipe(
    text(WANTED_PATH, (path) => path !== '' && !path.includes('\0')),
    v.description('The file; relative to this file'),
  ),
  url: says(text(WANTED_URL, isUrl), 'Where `logsluice lists update` fetches it; a run never does'),
  http: says(v.boolean('true or false'), 'Whether the url may be plain http'),
  csv: says(csv, 'Entries stand in a column; without this, one a line'),
  largest: says(
    v.pipe(v.union([v.string(), v.number()], WANTED_SIZE), v.check(isSize, WANTED_SIZE)),
    'The largest file that is read or fetched; 64MiB unless said',
  ),
  garbage: says(
    v.pipe(v.number(WANTED_SHARE), v.minValue(0, WANTED_SHARE), v.maxValue(100, WANTED_SHARE)),
    'Of a hundred entries, how many may be none; 5 unless said',
  ),
  all: says(v.boolean('true or false'), 'Whether it may hold every address'),
});

const WANTED_COUNTRY = 'a country as ISO 3166-1 has it, such as NL';
const WANTED_ASN = 'the number of an autonomous system, such as 64496';
const country = v.pipe(v.string(WANTED_COUNTRY), v.regex(/^[A-Z]{2}$/, WANTED_COUNTRY));
const asn = v.pipe(
  v.number(WANTED_ASN),
  v.integer(WANTED_ASN),
  v.minValue(1, WANTED_ASN),
  v.maxValue(0xffff_ffff, WANTED_ASN),
);
const kind = v.picklist(NETWORK_KINDS, `one of ${NETWORK_KINDS.join(', ')}`);
const WANTED_RESERVED = 'true, or names of reserved ranges such as loopback';

const condition = closed('a condition', {
  cidr: says(some(cidr, WANTED_CIDR), 'Addresses, ranges and prefixes'),
  list: says(some(name, 'names of lists'), 'Names of lists'),
  country: says(some(country, WANTED_COUNTRY), 'Countries'),
  asn: says(some(asn, WANTED_ASN), 'Networks by number'),
  network: says(some(kind, `some of ${NETWORK_KINDS.join(', ')}`), 'Kinds of network'),
  reserved: says(
    v.union([v.literal(true, WANTED_RESERVED), some(name, WANTED_RESERVED)], WANTED_RESERVED),
    'Reserved ranges: true for any',
  ),
  client: says(v.literal('none', 'none'), 'none: the line has no client address'),
});

const ACTIONS = ['drop', 'withhold', 'keep_address', 'pass', 'keep_only', 'finding'] as const;
const WANTED_ACTION = `one of ${ACTIONS.join(', ')}, { tag: NAME } or { finding: SEVERITY }`;
const action = v.union(
  [
    v.picklist(ACTIONS, WANTED_ACTION),
    v.strictObject({ tag: name }),
    v.strictObject({ finding: v.picklist(SEVERITIES, `one of ${SEVERITIES.join(', ')}`) }),
  ],
  WANTED_ACTION,
);

const rule = closed('a rule', {
  name: says(name, 'What findings call it'),
  when: v.pipe(
    some(condition, 'a mapping, or a list of some of which one has to be right'),
    v.description('What the client address has to be'),
  ),
  do: v.pipe(action, v.description('What becomes of the line')),
});

const WANTED_RULES = `a list of at most ${MOST_RULES} rules { when, do }`;
const WANTED_PROXY = 'addresses, ranges, prefixes and { list: NAME }';

/** The three sections, to be spread into the shape of a config. */
export const filterSections = {
  lists: says(
    v.nullish(v.record(name, list, 'a mapping of names to lists')),
    'Lists of addresses in files',
  ),
  filter: says(
    v.nullish(v.pipe(v.array(rule, WANTED_RULES), v.maxLength(MOST_RULES, WANTED_RULES))),
    'What becomes of lines by the address of their client; in order',
  ),
  trusted_proxies: says(
    v.nullish(v.array(v.union([cidr, v.strictObject({ list: name })], WANTED_PROXY), WANTED_PROXY)),
    'Proxies that tell the truth about the address of a client',
  ),
};

export type FilterSections = v.InferOutput<v.StrictObjectSchema<typeof filterSections, undefined>>;

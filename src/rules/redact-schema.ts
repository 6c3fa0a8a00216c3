import * as v from 'valibot';
import type { KindName } from '../model/kind.ts';
import { isPattern, splitPatterns } from '../model/name-pattern.ts';
import { ADDRESS_MODES, AGENT_MODES, TIME_MODES, VALUE_MODES } from '../model/policy.ts';
import { oneOf, section } from '../yaml/schema-parts.ts';

/*
 * The closed shape of what is said about kinds of personal data, in `rules/default.yaml` and in the
 * section `redact` of a config. The message of each part says what is wanted there and becomes the
 * second half of a fault; the description is for readers and editors.
 */

/** The kinds that a name can say; the others are known by their shape alone. */
const NAMED_KINDS = [
  ...['secret', 'cookie', 'email', 'user', 'name', 'phone', 'postal', 'birth', 'iban', 'bsn'],
  ...['card', 'payment', 'company', 'document', 'plate', 'mac', 'position', 'domain', 'file'],
  ...['address', 'forwarded', 'upstream', 'agent', 'time'],
  ...['request', 'target', 'referer', 'plain', 'text'],
] as KindName[];

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
  card: oneOf(VALUE_MODES, 'Payment cards'),
  payment: oneOf(VALUE_MODES, 'Transfers, payment accounts, invoices and quotes'),
  company: oneOf(VALUE_MODES, 'Numbers of companies: register, tax office, bank'),
  document: oneOf(VALUE_MODES, 'Passports, identity cards and driving licences'),
  plate: oneOf(VALUE_MODES, 'Licence plates'),
  mac: oneOf(VALUE_MODES, 'Addresses of network cards'),
  position: oneOf(VALUE_MODES, 'Places on the map'),
  domain: oneOf(VALUE_MODES, 'Domain names of customers'),
  file: oneOf(VALUE_MODES, 'Files named after a person'),
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

export type RedactSection = v.InferOutput<typeof redactSchema>;

/**
 * What a stretch of bytes is. The first group are kinds of value: such a stretch is replaced as a
 * whole, by the action that the policy has for its kind. The second group are containers: a
 * stretch in which values are looked for.
 */
export const Kind = {
  /** The client's own address. */
  address: 0,
  /** An address of a forwarded chain (X-Forwarded-For, Forwarded). */
  forwarded: 1,
  /** The address of one of our own servers or of an upstream. */
  upstream: 2,
  /** The part of a host name that spells an address (`192-0-2-7.dialup.example`). */
  host: 3,
  /** An address found anywhere else. */
  embedded: 4,
  user: 5,
  email: 6,
  name: 7,
  phone: 8,
  postal: 9,
  birth: 10,
  iban: 11,
  bsn: 12,
  /** Password, token, session, key, code, signature. */
  secret: 13,
  cookie: 14,
  /** `user:password` in front of the `@` of a URL. */
  userinfo: 15,
  agent: 16,
  time: 17,
  /** Input that looks like one of our own tokens. */
  lookalike: 18,
  /** Text in another alphabet (base64) with personal data inside. */
  encoded: 19,
  /** A payment card. */
  card: 20,
  /** A transfer, a payment account, an invoice or a quote. */
  payment: 21,
  /** A company's number: of the register, of the tax office. */
  company: 22,
  /** Passport, identity card, driving licence. */
  document: 23,
  /** Licence plate. */
  plate: 24,
  /** The address of a network card. */
  mac: 25,
  /** A place on the map. */
  position: 26,
  /** A customer's domain name. */
  domain: 27,
  /** A file named after a person. */
  file: 28,

  /** Nothing to look for: a status, a size, a duration. */
  plain: 224,
  /** Free text, a path, a host name: every detector runs. */
  text: 225,
  /** `METHOD target PROTOCOL`. */
  request: 226,
  /** A URL or its path and query: text in which a value ends at `&` or `#`. */
  target: 227,
  /** A value that is a URL of another page; as target, a policy of its own. */
  referer: 228,
} as const;

export type KindName = keyof typeof Kind;

export type ValueKind = Exclude<KindName, 'plain' | 'text' | 'request' | 'target' | 'referer'>;

/**
 * Codes below this one are values, the rest are containers. Between the kinds of value and this one
 * lie the codes that a rule set gives to rules with an action of their own.
 */
export const FIRST_CONTAINER = 224;

/** The names of the value kinds; a kind's code is its index. */
export const VALUE_KINDS = (Object.keys(Kind) as KindName[]).filter(
  (name): name is ValueKind => Kind[name] < FIRST_CONTAINER,
);

/** Kinds whose values are network addresses: one subkey for all, so that one address has one pseudonym. */
export const ADDRESS_KINDS = ['address', 'forwarded', 'upstream', 'host', 'embedded'] as const;

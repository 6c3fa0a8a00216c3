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

  /** Nothing to look for: a status, a size, a duration. */
  plain: 32,
  /** Free text, a path, a host name: every detector runs. */
  text: 33,
  /** `METHOD target PROTOCOL`. */
  request: 34,
  /** A URL or its path and query: text in which a value ends at `&` or `#`. */
  target: 35,
  /** A value that is a URL of another page; as target, a policy of its own. */
  referer: 36,
} as const;

export type KindName = keyof typeof Kind;

export type ValueKind = Exclude<KindName, 'plain' | 'text' | 'request' | 'target' | 'referer'>;

/** Codes below this one are values, the rest are containers. */
export const FIRST_CONTAINER = 32;

/** The names of the value kinds; a kind's code is its index. */
export const VALUE_KINDS = (Object.keys(Kind) as KindName[]).filter(
  (name): name is ValueKind => Kind[name] < FIRST_CONTAINER,
);

/** Kinds whose values are network addresses: one subkey for all, so that one address has one pseudonym. */
export const ADDRESS_KINDS = ['address', 'forwarded', 'upstream', 'host', 'embedded'] as const;

/** The service that a login is to, and so the log that it is written in. */
const SERVICES = ['json', 'nginx', 'sshd'] as const;
export type Service = (typeof SERVICES)[number];

/** The ways of honest people. `plain` is everyone whose days are none of the hard ones. */
export const HONEST = [
  'plain',
  'traveller',
  'two homes',
  'roaming phone',
  'private relay',
  'company egress',
  'new phone',
  'joiner',
  'service account',
] as const;
export type Honest = (typeof HONEST)[number];

/** The ways of attackers. `noise` never gets in. */
export const ATTACKS = [
  'naive',
  'VPN at home',
  'foreign residential',
  'middle, same country',
  'middle, foreign',
  'targeted',
  'stuffing',
  'slow spray',
  'dormant wake',
  'two-step poisoning',
] as const;
export type Attack = (typeof ATTACKS)[number];

/** What is true of a login, and stands in no log. */
export interface Truth {
  readonly by: Honest | Attack | 'noise';
  /** Number of the attack, of those that end in a success; the same for all its attempts. */
  readonly attack: number | undefined;
  /** Whether this is the success by which the attack is found or missed. */
  readonly decisive: boolean;
  /** About how many logins the account had before the attack: one of HISTORIES. */
  readonly history: number | undefined;
}

/** One attempt to log in, as the synthetic world knows it. */
export interface Login {
  /** Whole seconds since 1970 UTC. */
  readonly time: number;
  readonly outcome: 'success' | 'failure';
  readonly service: Service;
  readonly account: string;
  readonly address: Uint8Array;
  readonly agent: string | undefined;
  /** Fingerprint of a key. */
  readonly device: string | undefined;
  readonly truth: Truth;
}

export function isHonest(by: Truth['by']): by is Honest {
  return (HONEST as readonly string[]).includes(by);
}

export function isAttack(by: Truth['by']): by is Attack {
  return (ATTACKS as readonly string[]).includes(by);
}

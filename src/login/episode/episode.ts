import type { Finding, FindingStatus, Severity } from '../../model/finding.ts';
import type { Used } from '../history/organization.ts';

/**
 * Logins of one account from one country, network and device, each within 7 days of the one before: one
 * finding. Holds tokens and facts about networks, so that it can be saved.
 */
export interface Episode {
  /** Id of the finding. */
  readonly id: string;
  /** Key of the row of the account; empty where the log names none. */
  readonly account: string;
  /** What findings call the account. */
  readonly pseudonym: string | undefined;
  /** What the logins came with; the prefix is that of the first. */
  readonly used: Used;
  /** Tokens of the prefixes that they came from, a few of the first ones. */
  readonly prefixes: number[];
  /** Index in NETWORK_KINDS. */
  readonly kind: number;
  status: FindingStatus;
  /** The worst of its logins, and the codes of the floors that fired for them. */
  severity: Severity;
  readonly floors: string[];
  /** What was told last; undefined once the episode is closed and nothing is told of it any more. */
  told: Finding | undefined;
  /** Event times of the first and the last login, and of the last telling. */
  readonly first: number;
  last: number;
  toldAt: number;
  count: number;
  /** Logins that the account's history holds because of it, and that the organization does. */
  learned: number;
  shared: number;
  /** It was judged or quiet for so long that it was learned in full. */
  isSettled: boolean;
}

/**
 * Two logins that have the same key belong to one episode, if they are near in time. Where no account
 * is named, a source is all that there is.
 */
export function episodeKey(account: string, used: Used): string {
  const { country, asn, prefix, device, browser } = used;
  return account === '' ? `/${prefix}` : `${account}/${country}/${asn}/${device}/${browser}`;
}

import { NETWORK_KINDS, type NetworkKind } from '../../model/network.ts';
import { type AccountHistory, KIND_SHIFT } from '../history/account-history.ts';
import type { Organization, Used } from '../history/organization.ts';
import type { Level, LoginSettings } from '../settings.ts';
import { NO_TOKEN } from '../token-number.ts';
import type { Visits } from './visits.ts';

/** Networks that hide where somebody is and that attackers rent. */
const ANONYMIZING: readonly NetworkKind[] = ['hosting', 'vpn'];

/** The kinds of which an address says little about where somebody is. */
const PLACELESS: readonly NetworkKind[] = ['mobile', 'hosting', 'vpn', 'relay', 'satellite'];

/** What all accounts together tell. */
interface Shared {
  readonly organization: Organization;
  readonly visits: Visits;
}

/** Where in the tables of the account the parts of a login are; -1: never seen. */
interface Positions {
  readonly country: number;
  readonly network: number;
  readonly prefix: number;
  readonly device: number;
  readonly browser: number;
}

/**
 * How well the account and the organization know what a login came with: everything that the terms of
 * the score are made of. Counts are decayed logins.
 */
export interface Familiarity {
  readonly at: Positions;
  /** Of the account: what the login came with, and all that this is a share of. */
  readonly own: Readonly<Record<Level, number>>;
  readonly parent: Readonly<Record<Level, number>>;
  /** Of the organization: its share, q. */
  readonly q: Readonly<Record<Level, number>>;
  /** Of those who turn up in a country where they were not before: the share of this one. For others q. */
  readonly visited: number;
  readonly logins: number;
  readonly kind: NetworkKind;
  readonly isAnonymizing: boolean;
  /** An anonymizing network is nothing new for the account. */
  readonly anonymizesHabitually: boolean;
  /** Many accounts use the network, or even the prefix. */
  readonly isShared: boolean;
  readonly isEgress: boolean;
  /** The network is habitual for the account. */
  readonly isHabitual: boolean;
  /** So is the prefix. */
  readonly isHome: boolean;
  /** A phone, an anonymizer or an egress: distances mean little. */
  readonly isPlaceless: boolean;
}

/** Where the account has what was `used`. */
function positions(history: AccountHistory, used: Used): Positions {
  const country = history.countries.find(used.country);
  const device = history.device(used.device, used.byKey);
  return {
    country,
    network: history.network(used.asn, country),
    prefix: used.prefix === NO_TOKEN ? -1 : history.prefixes.find(used.prefix),
    device,
    browser: history.browser(used.browser, device),
  };
}

export function familiarity(
  history: AccountHistory,
  { organization, visits }: Shared,
  used: Used,
  login: { readonly hour: number; readonly kind: NetworkKind; readonly isPhone: boolean },
  settings: LoginSettings,
): Familiarity {
  const { hour, kind, isPhone } = login;
  const { halfLifeHours } = settings;
  const at = positions(history, used);
  const logins = history.total.size === 0 ? 0 : history.total.count(0, hour, halfLifeHours);
  const own = {
    country: history.countries.count(at.country, hour, halfLifeHours),
    network: history.networks.count(at.network, hour, halfLifeHours),
    prefix: history.prefixes.count(at.prefix, hour, halfLifeHours),
    device: history.devices.count(at.device, hour, halfLifeHours),
    browser: history.browsers.count(at.browser, hour, halfLifeHours),
  };
  const parent = {
    country: logins,
    // Where nobody knows the country, a network is compared with all.
    network: used.country === 0 ? logins : own.country,
    prefix: own.network,
    device: logins,
    browser: own.device,
  };
  const isEgress = organization.isEgress(used, hour);
  const isAnonymizing = ANONYMIZING.includes(kind);
  const habitual = (count: number): boolean =>
    count >= settings.habitualCount && count >= settings.habitualShare * logins;
  const q = organization.shares(used, hour);
  const isElsewhere = at.country === -1 && history.logins >= settings.established;
  return {
    at,
    own,
    parent,
    q,
    visited: isElsewhere ? visits.share(used.country, q.country, hour) : q.country,
    logins,
    kind,
    isAnonymizing,
    anonymizesHabitually: isAnonymizing && habitual(anonymized(history, hour, halfLifeHours)),
    isShared: isEgress || organization.isShared(used, hour),
    isEgress,
    isHabitual: habitual(own.network),
    isHome: habitual(own.prefix),
    isPlaceless: isPhone || isEgress || PLACELESS.includes(kind),
  };
}

/** Logins of the account from anonymizing networks. */
function anonymized(history: AccountHistory, hour: number, halfLifeHours: number): number {
  let sum = 0;
  for (let i = 0; i < history.networks.size; i++) {
    const kind = NETWORK_KINDS[history.networks.tags[i] >> KIND_SHIFT];
    if (ANONYMIZING.includes(kind)) sum += history.networks.count(i, hour, halfLifeHours);
  }
  return sum;
}

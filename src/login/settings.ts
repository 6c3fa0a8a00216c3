/*
 * Every constant of the detector, so that a bench can try others. What decides the score (κ, the attacker, the weights,
 * the terms, the start of the thresholds) was fitted to the logins of the seeds 1 to 14 of bench/login: a random
 * search, begun at the design of the detector, for what finds most at 5 false alarms per 1,000 logins; bench/README.md
 * has what other seeds say. The rest is the design's. Logarithms are natural, counts are
 * decayed logins, times are event time.
 */

/** Below, `q` is what the organization uses, `c` a decayed count of the account, `n` its logins. */
export interface LoginSettings {
  /** Whether an address (canonical, 4 or 16 bytes) is on a list of the operator's. */
  readonly listed: (address: Uint8Array) => boolean;

  // Counts and what the organization uses.
  /** Hours in which a count falls to half: 45 days. */
  readonly halfLifeHours: number;
  /** What a smoothed share gives to q, in logins: p_u(child | parent) = (c(child) + κ·q) / (c(parent) + κ). */
  readonly kappa: {
    readonly country: number;
    readonly network: number;
    readonly prefix: number;
    readonly device: number;
    readonly browser: number;
  };
  /** What κ of the country grows by for every further country that the account knows. */
  readonly travelHabit: number;
  /** The share of the visits to a country: how many visits q weighs beside them, and the least that it can be. */
  readonly visits: { readonly mass: number; readonly least: number };
  /** What is left of the term of the network in a country where the account never was. */
  readonly networkAbroad: number;
  /** An account's contribution to q is 1 / (1 + n / damping) a login: a busy one counts with the logarithm of its logins. */
  readonly damping: number;
  /** What q of a level is before anything is known (`guess`), how many logins that guess weighs (`mass`), and the least that q can be. */
  readonly prior: {
    readonly [level in Level]: {
      readonly guess: number;
      readonly mass: number;
      readonly least: number;
    };
  };

  // The attacker: p_A of a level is base + slope · q, at most `most`.
  readonly attacker: {
    readonly [level in Level]: {
      readonly base: number;
      readonly slope: number;
      readonly most: number;
    };
  };
  /** p_A of a key fingerprint or device id that the account is known by: it was stolen too. */
  readonly attackerHasKey: number;
  /** Share of the logins by key that come with one that was never seen. */
  readonly newKeyShare: number;

  /** Weights of the terms of the score. */
  readonly weight: { readonly [level in Level]: number };

  // Two novelties at once.
  readonly countryAndDevice: number;
  readonly networkAndDevice: number;

  // N, the kind of network, and a phone network that is new, by what is in it.
  /** Hosting, VPN or an address on the operator's list. */
  readonly anonymizing: number;
  readonly otherKind: number;
  readonly computerOnCarrier: number;
  readonly phoneOnCarrier: number;
  /** A network is shared from this many accounts or this share of them on, whichever is more. */
  readonly sharedAccounts: number;
  readonly sharedShare: number;
  /** What is habitual for an account: at least this count and this share of its logins. */
  readonly habitualCount: number;
  readonly habitualShare: number;

  // T, travel.
  /** Kilometres that are taken off a distance beside both radii: half a cell of the history. */
  readonly slackKm: number;
  readonly travel: number;
  readonly travelKm: number;
  /** Speeds at which the term begins and at which it is whole. */
  readonly travelSlowKmh: number;
  readonly travelKmh: number;
  /** What is left of the term when a side is a phone or an anonymizer. */
  readonly travelLoose: number;

  // F, failures in the hour before a success.
  readonly sourceFailures: number;
  readonly sourceFailedAccounts: number;
  readonly sourceFailedLogins: number;
  readonly accountFailures: number;
  readonly accountFailedLogins: number;
  readonly accountFailedNetworks: number;

  // Z, sleep and hour of day.
  readonly wake: number;
  readonly wakeHours: number;
  readonly wakeGaps: number;
  /** Weight of the logarithm of how unusual the hour is, and the bounds of the term. */
  readonly hourWeight: number;
  readonly hourMost: number;
  readonly hourLeast: number;
  /** Logins that are needed before an hour of day says anything. */
  readonly hourLogins: number;

  // Cold start: S·w − (1 − w), w = n / (n + coldStart), of all logins that were seen.
  readonly coldStart: number;
  /** Logins before anything can be new to an account. */
  readonly established: number;

  // Floors.
  /** A learned count under this is still new: logins that were told do not whiten the next. */
  readonly newBelow: number;
  /** Hours after which a country counts as new again, when the account was elsewhere: 90 days. */
  readonly countryForgottenHours: number;
  readonly pairKm: number;
  readonly pairKmh: number;

  // Thresholds.
  readonly high: Threshold;
  readonly medium: Threshold;
  /** Days of live scores that the thresholds are quantiles of. */
  readonly thresholdDays: number;

  // Episodes, in hours of event time.
  /** Logins within this time are one finding: 7 days. */
  readonly episodeHours: number;
  /** Quiet for this long and unjudged, an episode is learned in full: 14 days. */
  readonly settleHours: number;
  /** A finding can be judged for this long: 90 days. */
  readonly rememberHours: number;
  /** At most one `updated` in this time, unless it got worse. */
  readonly updateHours: number;
  /** Findings that are remembered at once. */
  readonly mostEpisodes: number;
  /** Findings of one account that are open at once; what it does beyond joins the last of them. */
  readonly mostOfAccount: number;
  /** Findings from one prefix that are remembered at once; all accounts beyond share one finding. */
  readonly mostOfSource: number;

  // Learning.
  /** Weight of a login that raised a finding, until it is judged or settled. */
  readonly toldWeight: number;
  /** What the logins of one finding may be worth together until then: patience whitens nothing. */
  readonly toldMost: number;
  /** Logins that the verdict `safe` is worth; a settled episode counts no more than that either. */
  readonly safeWeight: number;
  /** Hours for which an account is watched after `compromised`: 30 days. */
  readonly watchHours: number;
  /** Hours for which a token is pinned: as long as a prefix token can be read. */
  readonly pinHours: number;
  /** Tokens that are pinned at once. */
  readonly mostPins: number;
  /** Prefixes of which the accounts are known, and accounts of each that are. */
  readonly mostPrefixes: number;
  readonly mostAccountsOfPrefix: number;
  /** Networks, prefixes and devices of the organization, each. */
  readonly mostOfOrganization: number;

  // Credential attacks: sources and accounts whose failures are remembered at once.
  readonly mostFailingSources: number;
  readonly mostFailingAccounts: number;

  // Order and time.
  readonly reorderSeconds: number;
  readonly mostReordered: number;
  /** An event further ahead of the clock counts as of now. */
  readonly futureSeconds: number;
  /** Time that passes between two ticks counts to this at most: a clock that jumps moves nothing. */
  readonly mostTickSeconds: number;
  /** Seconds of the clock between two savings. */
  readonly saveSeconds: number;
}

/** The levels of the score that compare a share of the account with one of the organization. */
export type Level = 'country' | 'network' | 'prefix' | 'device' | 'browser';

export interface Threshold {
  /** Share of logins that may be told at this severity or above. */
  readonly budget: number;
  /** Until enough logins were seen. */
  readonly start: number;
  /** The logins that are enough: ten times what tells one on average. */
  readonly logins: number;
  /** A quantile outside of these is not believed: an organization of saints, or one under attack. */
  readonly least: number;
  readonly most: number;
}

const DAY = 24;

export const LOGIN_SETTINGS: LoginSettings = {
  listed: () => false,

  halfLifeHours: 45 * DAY,
  // A country and a network stick to an account, a browser less: what is new weighs by how little of κ there is.
  kappa: { country: 0.12, network: 0.8, prefix: 1.5, device: 2.5, browser: 1.8 },
  travelHabit: 0.6,
  visits: { mass: 20, least: 0.01 },
  networkAbroad: 0.55,
  damping: 10,
  prior: {
    country: { guess: 0.02, mass: 10, least: 0.0005 },
    network: { guess: 0.05, mass: 5, least: 0.004 },
    prefix: { guess: 0.02, mass: 5, least: 0.01 },
    device: { guess: 0.15, mass: 10, least: 0.01 },
    browser: { guess: 0.25, mass: 5, least: 0.02 },
  },

  attacker: {
    country: { base: 0.04, slope: 0.6, most: 0.115 },
    network: { base: 0.06, slope: 0.2, most: 0.3 },
    prefix: { base: 0.01, slope: 0.5, most: 1 },
    device: { base: 0.2, slope: 0.4, most: 0.5 },
    browser: { base: 0.16, slope: 0.75, most: 0.25 },
  },
  attackerHasKey: 0.1,
  newKeyShare: 0.1,

  weight: { country: 0.8, network: 1.3, prefix: 0.1, device: 0.8, browser: 1.7 },

  countryAndDevice: 3,
  networkAndDevice: 0.9,

  // 1.74 by what is published, ln(.546 / .096), of all logins; without those who always come so it is more.
  anonymizing: 2,
  otherKind: -0.3,
  // Assumptions, and held at half of what the generator would give: nobody has published how often honest computers
  // hang on phones.
  computerOnCarrier: 1,
  phoneOnCarrier: -0.7,
  sharedAccounts: 5,
  sharedShare: 0.03,
  habitualCount: 2,
  habitualShare: 0.05,

  slackKm: 100,
  // Of first logins in a country, honest ones are six times likelier than attackers to come slower than 12 km/h, and
  // attackers ten times likelier to come faster than 250.
  travel: 4,
  travelKm: 200,
  travelSlowKmh: 12,
  travelKmh: 250,
  travelLoose: 0.65,

  sourceFailures: 3,
  sourceFailedAccounts: 5,
  sourceFailedLogins: 10,
  accountFailures: 1.5,
  accountFailedLogins: 5,
  accountFailedNetworks: 3,

  wake: 1,
  wakeHours: 90 * DAY,
  wakeGaps: 4,
  hourWeight: 1,
  hourMost: 1.5,
  hourLeast: -0.15,
  hourLogins: 6,

  coldStart: 1.5,
  established: 2,

  newBelow: 1,
  countryForgottenHours: 90 * DAY,
  pairKm: 1000,
  pairKmh: 2000,

  high: { budget: 0.001, start: 3.6, logins: 10_000, least: 2, most: 12 },
  medium: { budget: 0.005, start: 0.8, logins: 2000, least: 0.2, most: 6 },
  thresholdDays: 30,

  episodeHours: 7 * DAY,
  settleHours: 14 * DAY,
  rememberHours: 90 * DAY,
  updateHours: 6,
  mostEpisodes: 20_000,
  mostOfAccount: 8,
  mostOfSource: 20,

  toldWeight: 0.25,
  toldMost: 0.5,
  safeWeight: 3,
  watchHours: 30 * DAY,
  pinHours: 60 * DAY,
  mostPins: 1000,
  mostPrefixes: 20_000,
  mostAccountsOfPrefix: 20,
  mostOfOrganization: 20_000,

  mostFailingSources: 32_768,
  mostFailingAccounts: 32_768,

  reorderSeconds: 60,
  mostReordered: 20_000,
  futureSeconds: 600,
  mostTickSeconds: 300,
  saveSeconds: 60,
};

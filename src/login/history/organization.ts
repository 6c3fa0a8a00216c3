import type { Level, LoginSettings } from '../settings.ts';
import { NO_TOKEN } from '../token-number.ts';
import { type SavedCount, SharedCounts } from './shared-counts.ts';

/** The key under which everything is counted that has no parent. */
const ALL = 0;

/** Devices that are known by a key count as one: whose key it is says nothing about others. */
const BY_KEY = 2 ** 16 - 1;

/** What one login came with, as the organization counts it. */
export interface Used {
  readonly country: number;
  readonly asn: number;
  readonly prefix: number;
  readonly device: number;
  readonly byKey: boolean;
  readonly browser: number;
}

/** When an account was last counted for each: an hour, or -1 for never. */
export interface LastCounted {
  readonly account: number;
  readonly network: number;
  readonly prefix: number;
}

type SavedOrganization = Readonly<Record<Level | 'all', readonly SavedCount[]>>;

/**
 * What the organization as a whole uses: the shares that an account's own are smoothed with. Every
 * account contributes less the more it has contributed, so that nobody makes the habits of all.
 */
export class Organization {
  readonly #settings: LoginSettings;
  readonly #counts: Readonly<Record<Level | 'all', SharedCounts>>;

  constructor(settings: LoginSettings) {
    const { halfLifeHours, mostOfOrganization } = settings;
    const counts = (): SharedCounts => new SharedCounts(halfLifeHours, mostOfOrganization);
    this.#settings = settings;
    this.#counts = {
      all: counts(),
      country: counts(),
      network: counts(),
      prefix: counts(),
      device: counts(),
      browser: counts(),
    };
  }

  /** Keys that were forgotten for want of room. */
  get evicted(): number {
    return Object.values(this.#counts).reduce((sum, { evicted }) => sum + evicted, 0);
  }

  /** q of every level: the share that `used` has of its parent, smoothed by what is guessed of an unknown one. */
  shares(used: Used, hour: number): Record<Level, number> {
    const counts = this.#counts;
    const all = counts.all.count(ALL, hour);
    const country = counts.country.count(used.country, hour);
    const network = counts.network.count(keyOf('network', used), hour);
    const device = counts.device.count(keyOf('device', used), hour);
    const prefix = counts.prefix.count(used.prefix, hour);
    const browser = counts.browser.count(keyOf('browser', used), hour);
    return {
      country: this.#share('country', country, all),
      network: this.#share('network', network, used.country === 0 ? all : country),
      prefix: this.#share('prefix', prefix, network),
      device: this.#share('device', device, all),
      browser: this.#share('browser', browser, device),
    };
  }

  /** Whether so many accounts use the network that it says little about one of them. */
  isShared(used: Used, hour: number): boolean {
    return this.#counts.network.accounts(keyOf('network', used), hour) >= this.#many(hour);
  }

  /** Whether so many accounts use the prefix that it is an egress: of a company, a VPN, a relay. */
  isEgress({ prefix }: Used, hour: number): boolean {
    return prefix !== NO_TOKEN && this.#counts.prefix.accounts(prefix, hour) >= this.#many(hour);
  }

  /** Adds a weight, negative to take away; `last` undefined: as no account's. */
  add(used: Used, weight: number, hour: number, last: LastCounted | undefined): void {
    const { all, country, network, prefix, device, browser } = this.#counts;
    all.add(ALL, weight, hour, last?.account);
    if (used.country !== 0) country.add(used.country, weight, hour, undefined);
    network.add(keyOf('network', used), weight, hour, last?.network);
    if (used.prefix !== NO_TOKEN) prefix.add(used.prefix, weight, hour, last?.prefix);
    device.add(keyOf('device', used), weight, hour, undefined);
    browser.add(keyOf('browser', used), weight, hour, undefined);
  }

  /** Somebody has said that the prefix is an egress: it counts as used by many accounts, like its network. */
  vouch(used: Used, hour: number): void {
    const many = Math.ceil(this.#many(hour));
    this.#counts.network.vouch(keyOf('network', used), many, hour);
    if (used.prefix !== NO_TOKEN) this.#counts.prefix.vouch(used.prefix, many, hour);
  }

  /** A prefix has another token now. */
  renamePrefix(from: number, to: number): void {
    this.#counts.prefix.rename(from, to);
  }

  save(): SavedOrganization {
    const { all, country, network, prefix, device, browser } = this.#counts;
    return {
      all: all.save(),
      country: country.save(),
      network: network.save(),
      prefix: prefix.save(),
      device: device.save(),
      browser: browser.save(),
    };
  }

  restore(level: Level | 'all', saved: readonly SavedCount[]): void {
    this.#counts[level].restore(saved);
  }

  #many(hour: number): number {
    const { sharedAccounts, sharedShare } = this.#settings;
    return Math.max(sharedAccounts, sharedShare * this.#counts.all.accounts(ALL, hour));
  }

  #share(level: Level, count: number, parent: number): number {
    const { guess, mass, least } = this.#settings.prior[level];
    return Math.max(least, (count + mass * guess) / (parent + mass));
  }
}

/** One number for what is counted on a level, with its parent where it is not unique. */
function keyOf(level: Level, { country, asn, prefix, device, byKey, browser }: Used): number {
  const own = byKey ? BY_KEY : device;
  if (level === 'country') return country;
  if (level === 'network') return country * 2 ** 32 + asn;
  if (level === 'prefix') return prefix;
  return level === 'device' ? own : own * 2 ** 16 + browser;
}

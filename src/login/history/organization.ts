import type { Level, LoginSettings } from '../settings.ts';
import { NO_TOKEN } from '../token-number.ts';
import { DecayTable } from './decay-table.ts';
import { type SavedCount, type SharedCount, SharedCounts } from './shared-counts.ts';

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

/** The entries of what was used, and the keys of those whose key has to be made. */
interface Found {
  readonly used: Used;
  readonly all: SharedCount | undefined;
  readonly country: SharedCount | undefined;
  readonly networkKey: number;
  readonly network: SharedCount | undefined;
  readonly prefix: SharedCount | undefined;
  readonly deviceKey: number;
  readonly device: SharedCount | undefined;
  readonly browserKey: number;
  readonly browser: SharedCount | undefined;
}

type SavedOrganization = Readonly<Record<Level | 'all', readonly SavedCount[]>>;

/**
 * What the organization as a whole uses: the shares that an account's own are smoothed with. Every
 * account contributes less the more it has contributed, so that nobody makes the habits of all.
 */
export class Organization {
  readonly #settings: LoginSettings;
  readonly #counts: Readonly<Record<Level | 'all', SharedCounts>>;
  /** What was asked about last: each login asks four times. Undefined when entries may have come or gone. */
  #found: Found | undefined;

  constructor(settings: LoginSettings) {
    const { halfLifeHours, mostOfOrganization } = settings;
    const decays = new DecayTable();
    const counts = (): SharedCounts => new SharedCounts(halfLifeHours, mostOfOrganization, decays);
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
    const found = this.#find(used);
    const all = counts.all.countOf(found.all, hour);
    const country = counts.country.countOf(found.country, hour);
    const network = counts.network.countOf(found.network, hour);
    const device = counts.device.countOf(found.device, hour);
    const prefix = counts.prefix.countOf(found.prefix, hour);
    const browser = counts.browser.countOf(found.browser, hour);
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
    const { network, all } = this.#find(used);
    return this.#counts.network.accountsOf(network, hour) >= this.#many(all, hour);
  }

  /** Whether so many accounts use the prefix that it is an egress: of a company, a VPN, a relay. */
  isEgress(used: Used, hour: number): boolean {
    if (used.prefix === NO_TOKEN) return false;
    const { prefix, all } = this.#find(used);
    return this.#counts.prefix.accountsOf(prefix, hour) >= this.#many(all, hour);
  }

  /** Adds a weight, negative to take away; `last` undefined: as no account's. */
  add(used: Used, weight: number, hour: number, last: LastCounted | undefined): void {
    const { all, country, network, prefix, device, browser } = this.#counts;
    const found = this.#find(used);
    this.#found = undefined;
    all.add(ALL, weight, hour, last?.account, found.all);
    if (used.country !== 0) country.add(used.country, weight, hour, undefined, found.country);
    network.add(found.networkKey, weight, hour, last?.network, found.network);
    if (used.prefix !== NO_TOKEN) prefix.add(used.prefix, weight, hour, last?.prefix, found.prefix);
    device.add(found.deviceKey, weight, hour, undefined, found.device);
    browser.add(found.browserKey, weight, hour, undefined, found.browser);
  }

  /** Somebody has said that the prefix is an egress: it counts as used by many accounts, like its network. */
  vouch(used: Used, hour: number): void {
    const many = Math.ceil(this.#many(this.#counts.all.entry(ALL), hour));
    this.#found = undefined;
    this.#counts.network.vouch(keyOf('network', used), many, hour);
    if (used.prefix !== NO_TOKEN) this.#counts.prefix.vouch(used.prefix, many, hour);
  }

  /** A prefix has another token now. */
  renamePrefix(from: number, to: number): void {
    this.#found = undefined;
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
    this.#found = undefined;
    this.#counts[level].restore(saved);
  }

  #many(all: SharedCount | undefined, hour: number): number {
    const { sharedAccounts, sharedShare } = this.#settings;
    return Math.max(sharedAccounts, sharedShare * this.#counts.all.accountsOf(all, hour));
  }

  #find(used: Used): Found {
    if (this.#found?.used === used) return this.#found;
    const { all, country, network, prefix, device, browser } = this.#counts;
    const networkKey = keyOf('network', used);
    const deviceKey = keyOf('device', used);
    const browserKey = keyOf('browser', used);
    this.#found = {
      used,
      all: all.entry(ALL),
      country: country.entry(used.country),
      networkKey,
      network: network.entry(networkKey),
      prefix: prefix.entry(used.prefix),
      deviceKey,
      device: device.entry(deviceKey),
      browserKey,
      browser: browser.entry(browserKey),
    };
    return this.#found;
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

import { CountTable } from './count-table.ts';
import { DecayTable } from './decay-table.ts';
import { HourProfile } from './hour-profile.ts';
import { PlaceList } from './place-list.ts';
import { RecentLogins } from './recent-logins.ts';

/** The bits of a network's tag that are the place of its country; the kind of network is above them. */
const COUNTRY_BITS = 15;
export const KIND_SHIFT = 4;

/** The tag of a device that is a key fingerprint or a device id. */
export const BY_KEY = 1;

/**
 * What is known of one account, without an address, a browser string or a name: one is filled from a
 * row, used, written back and filled again. Parents are places in the table above:
 *
 *     countries ◀─ networks ◀─ prefixes        devices ◀─ browsers
 */
export class AccountHistory {
  /** Seconds since 1970 of the first and of the last login; 0 before the first. */
  first = 0;
  last = 0;
  /** Logins that were seen, without decay. */
  logins = 0;
  /** Hour since 1970 until which a compromised account is watched; 0: it is not. */
  watchedUntil = 0;
  /** The 95th percentile of the time between logins, as `gapQuantile` has it. */
  gap = 0;
  readonly #decays = new DecayTable();
  /** All logins, as one entry. */
  readonly total = new CountTable(0, 1, this.#decays);
  /** Two letters as one number; 0 where nobody knows. */
  readonly countries = new CountTable(2, 8, this.#decays);
  /** Numbers of autonomous systems, 0 where nobody knows. */
  readonly networks = new CountTable(4, 20, this.#decays);
  readonly prefixes = new CountTable(5, 24, this.#decays);
  /** Codes of system and class, or tokens of keys. */
  readonly devices = new CountTable(5, 10, this.#decays);
  /** Codes of browser families. */
  readonly browsers = new CountTable(2, 14, this.#decays);
  readonly hours = new HourProfile();
  readonly recent = new RecentLogins();
  readonly places = new PlaceList();

  /** The tables in the order of a row. */
  readonly tables: readonly CountTable[] = [
    this.total,
    this.countries,
    this.networks,
    this.prefixes,
    this.devices,
    this.browsers,
  ];

  clear(): void {
    this.first = 0;
    this.last = 0;
    this.logins = 0;
    this.watchedUntil = 0;
    this.gap = 0;
    for (const table of this.tables) table.size = 0;
    this.hours.counts.fill(0);
    this.recent.block = 0;
    this.recent.counts.fill(0);
    this.places.size = 0;
  }

  /** Where the network is that is used in the country at `country`, or -1. */
  network(asn: number, country: number): number {
    return country === -1 ? -1 : this.networks.find(asn, country, COUNTRY_BITS);
  }

  /** Where the device is: a token of a key or a code. */
  device(key: number, byKey: boolean): number {
    return this.devices.find(key, byKey ? BY_KEY : 0, BY_KEY);
  }

  /** Where the browser on the device at `device` is, or -1. */
  browser(code: number, device: number): number {
    return device === -1 ? -1 : this.browsers.find(code, device, 255);
  }

  countryOf(network: number): number {
    return this.networks.tags[network] & COUNTRY_BITS;
  }

  /** What is known of a prefix under one token is known under another from now on. */
  renamePrefix(from: number, to: number): void {
    const at = this.prefixes.find(from);
    if (at !== -1) this.prefixes.keys[at] = to;
    const { prefixes, size } = this.places;
    for (let i = 0; i < size; i++) if (prefixes[i] === from) prefixes[i] = to;
  }

  /** Takes a country out, and with it its networks. */
  removeCountry(at: number): void {
    for (let i = this.networks.size - 1; i >= 0; i--)
      if (this.countryOf(i) === at) this.removeNetwork(i);
    this.countries.remove(at);
    const moved = this.countries.size;
    for (let i = 0; i < this.networks.size; i++)
      if (this.countryOf(i) === moved) this.networks.tags[i] += at - moved;
  }

  /** Takes a network out, and with it its prefixes. */
  removeNetwork(at: number): void {
    this.networks.remove(at);
    orphan(this.prefixes, at, this.networks.size);
  }

  /** Takes a device out, and with it its browsers. */
  removeDevice(at: number): void {
    this.devices.remove(at);
    orphan(this.browsers, at, this.devices.size);
  }
}

/** Takes out the children of the parent that was at `at`, where the one from `moved` is now. */
function orphan(children: CountTable, at: number, moved: number): void {
  for (let i = children.size - 1; i >= 0; i--) if (children.tags[i] === at) children.remove(i);
  for (let i = 0; i < children.size; i++) if (children.tags[i] === moved) children.tags[i] = at;
}

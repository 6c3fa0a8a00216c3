import { NO_TOKEN } from '../token-number.ts';
import { type AccountHistory, BY_KEY, KIND_SHIFT } from './account-history.ts';
import type { CountTable } from './count-table.ts';
import type { Used } from './organization.ts';

interface Grown {
  /**
   * When the network and the prefix were counted before: -1 for never, and the hour itself when something
   * had to be forgotten for them, as it may have been they.
   */
  readonly network: number;
  readonly prefix: number;
  /** Entries that were forgotten for want of room. */
  readonly evicted: number;
}

/**
 * Adds a weight to all that was used; what is new takes the place of what counts least when its table is
 * full. `kind` is an index in NETWORK_KINDS.
 */
export function grow(
  history: AccountHistory,
  used: Used,
  kind: number,
  weight: number,
  hour: number,
  halfLifeHours: number,
): Grown {
  const { total, countries, networks, prefixes, devices, browsers } = history;
  let evicted = 0;
  const entered = (
    table: CountTable,
    key: number,
    tag: number,
    remove: (at: number) => void,
  ): number => {
    if (table.size === table.capacity) {
      remove(table.smallest(hour, halfLifeHours));
      evicted++;
    }
    return table.append(key, tag, hour);
  };
  const before = (table: CountTable, at: number): number => {
    if (at !== -1) return table.hours[at];
    return table.size < table.capacity ? -1 : hour;
  };

  if (total.size === 0) total.append(0, 0, hour);
  total.grow(0, weight, hour, halfLifeHours);

  let country = countries.find(used.country);
  if (country === -1)
    country = entered(countries, used.country, 0, (at) => history.removeCountry(at));
  countries.grow(country, weight, hour, halfLifeHours);

  let network = history.network(used.asn, country);
  const networkBefore = before(networks, network);
  if (network === -1)
    network = entered(networks, used.asn, country, (at) => history.removeNetwork(at));
  networks.tags[network] = country | (kind << KIND_SHIFT);
  networks.grow(network, weight, hour, halfLifeHours);

  let prefixBefore = hour;
  if (used.prefix !== NO_TOKEN) {
    let prefix = prefixes.find(used.prefix);
    prefixBefore = before(prefixes, prefix);
    if (prefix === -1)
      prefix = entered(prefixes, used.prefix, network, (at) => prefixes.remove(at));
    prefixes.tags[prefix] = network;
    prefixes.grow(prefix, weight, hour, halfLifeHours);
  }

  let device = history.device(used.device, used.byKey);
  if (device === -1)
    device = entered(devices, used.device, used.byKey ? BY_KEY : 0, (at) =>
      history.removeDevice(at),
    );
  devices.grow(device, weight, hour, halfLifeHours);

  let browser = history.browser(used.browser, device);
  if (browser === -1)
    browser = entered(browsers, used.browser, device, (at) => browsers.remove(at));
  browsers.grow(browser, weight, hour, halfLifeHours);

  return { network: networkBefore, prefix: prefixBefore, evicted };
}

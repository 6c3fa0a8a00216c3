import { NO_TOKEN } from '../token-number.ts';
import type { AccountHistory } from './account-history.ts';
import type { CountTable } from './count-table.ts';
import type { Used } from './organization.ts';

/**
 * Takes a weight off all that was used and is still known, and what is nothing then out of the tables.
 * It is taken off each of the prefixes: how much came from which is not kept.
 */
export function shrink(
  history: AccountHistory,
  used: Used,
  prefixes: readonly number[],
  weight: number,
  hour: number,
  halfLifeHours: number,
): void {
  const isNothing = (table: CountTable, at: number): boolean => {
    if (at === -1) return false;
    table.grow(at, -weight, hour, halfLifeHours);
    return table.units[at] === 0;
  };
  const country = history.countries.find(used.country);
  const network = history.network(used.asn, country);
  const device = history.device(used.device, used.byKey);
  const browser = history.browser(used.browser, device);
  isNothing(history.total, history.total.size - 1);
  // Children first: taking a parent out moves another to its place.
  if (isNothing(history.browsers, browser)) history.browsers.remove(browser);
  if (isNothing(history.devices, device)) history.removeDevice(device);
  for (const token of prefixes) {
    const prefix = token === NO_TOKEN ? -1 : history.prefixes.find(token);
    if (isNothing(history.prefixes, prefix)) history.prefixes.remove(prefix);
  }
  if (isNothing(history.networks, network)) history.removeNetwork(network);
  if (isNothing(history.countries, country)) history.removeCountry(country);
}

import type { Usual } from '../../model/finding.ts';
import { countryName } from '../login.ts';
import { type AccountHistory, BY_KEY } from './account-history.ts';
import type { CountTable } from './count-table.ts';

const MOST = 5;

/** Names a device by its codes. */
export type DeviceWords = (key: number, byKey: boolean, browser: number) => string | undefined;

/** What is usual for an account in an hour: shares of its decayed logins, largest first. */
export function usualOf(
  history: AccountHistory,
  hour: number,
  halfLifeHours: number,
  deviceWords: DeviceWords,
): Usual {
  const { countries, networks, devices, browsers } = history;
  const ranked = (table: CountTable): { at: number; share: number }[] => {
    const counts = Array.from({ length: table.size }, (_, at) => ({
      at,
      count: table.count(at, hour, halfLifeHours),
    }));
    const sum = counts.reduce((all, { count }) => all + count, 0);
    return counts
      .map(({ at, count }) => ({
        at,
        share: sum === 0 ? 0 : Math.round((count / sum) * 100) / 100,
      }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share);
  };
  const deviceOf = (browser: number): string => {
    const device = browsers.tags[browser];
    const byKey = (devices.tags[device] & BY_KEY) !== 0;
    return deviceWords(devices.keys[device], byKey, browsers.keys[browser]) ?? 'unknown';
  };
  return {
    logins: history.logins,
    days: Math.floor(history.last / 86_400) - Math.floor(history.first / 86_400) + 1,
    countries: ranked(countries)
      .flatMap(({ at, share }) => {
        const country = countryName(countries.keys[at]);
        return country === undefined ? [] : [{ country, share }];
      })
      .slice(0, MOST),
    networks: merged(ranked(networks).map(({ at, share }) => [networks.keys[at], share]))
      .filter(([asn]) => asn !== 0)
      .slice(0, MOST)
      .map(([asn, share]) => ({ asn, share })),
    devices: merged(ranked(browsers).map(({ at, share }) => [deviceOf(at), share]))
      .slice(0, MOST)
      .map(([device, share]) => ({ device, share })),
  };
}

/** One share for what was counted in several places: a network in two countries, two keys. */
function merged<T>(shares: readonly [T, number][]): [T, number][] {
  const sums = new Map<T, number>();
  for (const [name, share] of shares) sums.set(name, (sums.get(name) ?? 0) + share);
  return [...sums]
    .map(([name, sum]): [T, number] => [name, Math.round(sum * 100) / 100])
    .sort(([, a], [, b]) => b - a);
}

import type { Place } from '../../../src/model/network.ts';
import { distanceKm } from '../world/earth.ts';
import type { Baseline, SeenLogin } from './baseline.ts';
import { LastSeen } from './last-seen.ts';

const KM = 100;
const KMH = 300;
const DAY = 86_400;
/** A country that the user showed, and not lately, is atypical. */
const ATYPICAL = 30 * DAY;
/** Logins are forgotten, and with them addresses and devices. */
const FORGET = 45 * DAY;

/**
 * Impossible travel (over 100 km at over 300 km/h from the last login), new and atypical country, new
 * device. With the settings that it comes with: no alert for a phone. A device is system and browser
 * here: by whole agent strings every update would be one.
 */
export class BuffaLogs implements Baseline {
  readonly name = 'BuffaLogs';
  readonly source =
    'https://github.com/certego/BuffaLogs, README.md and the defaults distance_accepted, vel_accepted, atypical_country_days, login_max_days, ignore_mobile_logins';
  readonly #addresses = new LastSeen();
  readonly #countries = new LastSeen();
  readonly #devices = new LastSeen();
  readonly #last = new Map<string, { readonly time: number; readonly place: Place }>();

  score({ account, time, address, facts, device, phone }: SeenLogin): number {
    const within = (before: number | undefined, most: number): boolean =>
      before !== undefined && time - before <= most;
    const knownAddress = within(this.#addresses.swap(account, address, time), FORGET);
    const knownCountry = within(this.#countries.swap(account, `${facts.country}`, time), ATYPICAL);
    const knownDevice = within(this.#devices.swap(account, device, time), FORGET);
    const last = this.#last.get(account);
    if (facts.place) this.#last.set(account, { time, place: facts.place });
    if (last === undefined || phone) return 0;
    if (!knownCountry || !knownDevice) return 1;
    if (knownAddress || facts.place === undefined) return 0;
    const km = distanceKm(last.place, facts.place);
    return km > KM && km / (Math.max(time - last.time, 1) / 3600) > KMH ? 1 : 0;
  }
}

import type { Place } from '../../../src/model/network.ts';
import { distanceKm } from '../world/earth.ts';
import type { Baseline, SeenLogin } from './baseline.ts';

const KMH = 900;
const DAY = 86_400;

/** Faster than 900 km/h since the last login of the day that came through no VPN or relay. */
export class Panther implements Baseline {
  readonly name = 'Panther';
  readonly source =
    'https://github.com/panther-labs/panther-analysis, rules/standard_rules/impossible_travel_login.py';
  readonly #last = new Map<string, { readonly time: number; readonly place: Place }>();

  score({ account, time, facts }: SeenLogin): number {
    const { place, kind } = facts;
    if (place === undefined) return 0;
    const last = this.#last.get(account);
    const hidden = kind === 'vpn' || kind === 'relay' || kind === 'satellite';
    if (!hidden) this.#last.set(account, { time, place });
    // Alerts about hidden logins are informational: none that anybody is called for.
    if (last === undefined || time - last.time > DAY || hidden) return 0;
    const km = distanceKm(last.place, place);
    const hours = (time - last.time) / 3600 || 0.0001;
    // Nearer than 50 km within ten minutes is low: an inaccuracy.
    if (km < 50 && hours < 1 / 6) return 0;
    return km / hours > KMH ? 1 : 0;
  }
}

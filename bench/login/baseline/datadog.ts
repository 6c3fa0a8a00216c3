import type { Place } from '../../../src/model/network.ts';
import { distanceKm } from '../world/earth.ts';
import type { Baseline, SeenLogin } from './baseline.ts';
import { LastSeen } from './last-seen.ts';

const KM = 500;
const KMH = 1000;
const DAY = 86_400;
const FORGET = 30 * DAY;

/** Travel of over 500 km at over 1,000 km/h to a city that is none of the user's, after 24 h of learning. */
export class Datadog implements Baseline {
  readonly name = 'Datadog';
  readonly source =
    'https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/impossible_travel (baseline user locations enabled)';
  readonly #cities = new LastSeen();
  /** Pairs of cities that the user went between before: the documented IP transition pattern. */
  readonly #pairs = new LastSeen();
  readonly #first = new Map<string, number>();
  readonly #last = new Map<
    string,
    { readonly time: number; readonly place: Place; city: string }
  >();

  score({ account, time, facts, city }: SeenLogin): number {
    if (facts.place === undefined || city === undefined) return 0;
    const first = this.#first.get(account) ?? time;
    this.#first.set(account, first);
    const known = this.#cities.swap(account, city.name, time);
    const last = this.#last.get(account);
    this.#last.set(account, { time, place: facts.place, city: city.name });
    if (last === undefined) return 0;
    const walked = this.#pairs.swap(account, `${last.city} ${city.name}`, time);
    if (time - first < DAY || (known !== undefined && time - known < FORGET)) return 0;
    const km = distanceKm(last.place, facts.place);
    const hours = Math.max(time - last.time, 1) / 3600;
    return km > KM && km / hours > KMH && walked === undefined ? 1 : 0;
  }
}

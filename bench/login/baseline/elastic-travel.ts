import type { Place } from '../../../src/model/network.ts';
import { distanceKm } from '../world/earth.ts';
import type { Baseline, SeenLogin } from './baseline.ts';

const KM = 500;
const KMH = 800;
const WINDOW = 90 * 60;

interface Seen {
  readonly time: number;
  readonly place: Place;
  readonly region: string | undefined;
}

/** At least two regions within a window, as far apart as nothing travels in it. */
export class ElasticTravel implements Baseline {
  readonly name = 'Elastic, travel';
  readonly source =
    'https://github.com/elastic/detection-rules/pull/6150; 500 km, 800 km/h, 90 min as in LOGIN.md';
  readonly #seen = new Map<string, readonly Seen[]>();

  score({ account, time, facts, city }: SeenLogin): number {
    const { place } = facts;
    if (place === undefined) return 0;
    const recent = (this.#seen.get(account) ?? []).filter((seen) => time - seen.time <= WINDOW);
    this.#seen.set(account, [...recent, { time, place, region: city?.region }]);
    const alert = recent.some((seen) => {
      const km = distanceKm(seen.place, place);
      const hours = Math.max(time - seen.time, 60) / 3600;
      return seen.region !== city?.region && km >= KM && km / hours >= KMH;
    });
    return alert ? 1 : 0;
  }
}

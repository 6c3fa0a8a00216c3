import type { Place } from '../../../src/model/network.ts';
import { distanceKm } from '../world/earth.ts';
import type { Baseline, SeenLogin } from './baseline.ts';

const KM = 1000;
const SECONDS = 3 * 3600;

/** The last two successes of a user, while one leaks out of the bucket in 3 h, are over 1,000 km apart. */
export class CrowdSec implements Baseline {
  readonly name = 'CrowdSec';
  readonly source =
    'https://github.com/crowdsecurity/hub, scenarios/crowdsecurity/impossible-travel.yaml';
  readonly #last = new Map<string, { readonly time: number; readonly place: Place }>();

  score({ account, time, facts }: SeenLogin): number {
    if (facts.place === undefined) return 0;
    const last = this.#last.get(account);
    this.#last.set(account, { time, place: facts.place });
    if (last === undefined || time - last.time > SECONDS) return 0;
    return distanceKm(last.place, facts.place) > KM ? 1 : 0;
  }
}

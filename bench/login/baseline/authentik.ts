import type { Place } from '../../../src/model/network.ts';
import { distanceKm } from '../world/earth.ts';
import type { Baseline, SeenLogin } from './baseline.ts';

const KMH = 1000;
const TOLERANCE_KM = 100;
const LOGINS = 5;

/** Any of the last 5 logins is further away than 1,000 km an hour and 100 km more allow. */
export class Authentik implements Baseline {
  readonly name = 'authentik';
  readonly source =
    'https://docs.goauthentik.io/customize/policies/types/geoip, "Check impossible travel" with its defaults';
  readonly #last = new Map<string, readonly { readonly time: number; readonly place: Place }[]>();

  score({ account, time, facts }: SeenLogin): number {
    const { place } = facts;
    if (place === undefined) return 0;
    const last = this.#last.get(account) ?? [];
    this.#last.set(account, [{ time, place }, ...last].slice(0, LOGINS));
    return last.some((seen) => {
      const allowed = (KMH * (time - seen.time)) / 3600 + TOLERANCE_KM;
      return distanceKm(seen.place, place) > allowed;
    })
      ? 1
      : 0;
  }
}

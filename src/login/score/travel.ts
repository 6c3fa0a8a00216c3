import { PLACES } from '../history/place-list.ts';
import { countryName } from '../login.ts';
import type { Evidence } from './evidence.ts';
import { type Journey, journey } from './journey.ts';
import type { Term } from './term.ts';
import { span, whole } from './words.ts';

/**
 * Travel from one of the last logins, the more the faster it had to be: who travels rarely logs in just before and just
 * after, who sits elsewhere logs in at any time. It grows with the logarithm of the speed up to one that asks for a
 * flight at once. Nothing for a habitual network, because databases of places are often wrong, and less for
 * phones and anonymizers.
 */
export const TRAVEL: Term = {
  weigh: (evidence) => {
    if (evidence.known.isHabitual) return 0;
    let most = 0;
    for (let i = 0; i < evidence.history.places.size; i++) {
      const way = journeyFrom(evidence, i);
      if (way !== undefined) most = Math.max(most, weightOf(way, evidence));
    }
    return most;
  },

  tell: (evidence) => {
    const way = fastest(evidence);
    return way === undefined ? { code: 'travel', words: '', numbers: {} } : toldWay(way, 'travel');
  },
};

/** A journey as a reviewer reads it. */
export function toldWay(way: Journey, code: string): ReturnType<Term['tell']> {
  const country = countryName(way.from.country);
  const from = country === undefined ? '' : ` from ${country}`;
  return {
    code,
    words:
      `${span(way.seconds)} after a login${from}, ` +
      `${whole(way.distanceKm)} km ± ${whole(way.uncertaintyKm)} km`,
    numbers: {
      minutes: Math.round(way.seconds / 60),
      distance_km: Math.round(way.distanceKm),
      uncertainty_km: Math.round(way.uncertaintyKm),
    },
  };
}

/** The way from the login at `i` of those before; undefined where it says nothing. */
export function journeyFrom(evidence: Evidence, i: number): Journey | undefined {
  const { history, login, used, time, isRelocated, settings } = evidence;
  const { place } = login.network;
  if (place === undefined || isRelocated) return undefined;
  const from = history.places.at(i);
  // The database may have another place for the same prefix than it had then: that is no travel.
  if (from.prefix === used.prefix) return undefined;
  return journey(from, place, time, settings.slackKm);
}

function weightOf(way: Journey, { known, settings }: Evidence): number {
  const { travel, travelKm, travelSlowKmh, travelKmh, travelLoose } = settings;
  if (way.surelyKm <= travelKm || way.kmh <= travelSlowKmh) return 0;
  const haste = Math.log(way.kmh / travelSlowKmh) / Math.log(travelKmh / travelSlowKmh);
  const isLoose = known.isPlaceless || way.from.isPlaceless;
  return travel * Math.min(1, haste) * (isLoose ? travelLoose : 1);
}

function fastest(evidence: Evidence): Journey | undefined {
  return Array.from({ length: PLACES }, (_, i) =>
    i < evidence.history.places.size ? journeyFrom(evidence, i) : undefined,
  )
    .filter((way) => way !== undefined)
    .sort((a, b) => weightOf(b, evidence) - weightOf(a, evidence) || b.kmh - a.kmh)[0];
}

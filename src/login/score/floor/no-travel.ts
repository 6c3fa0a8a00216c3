import type { Evidence } from '../evidence.ts';
import type { Journey } from '../journey.ts';
import { journeyFrom, toldWay } from '../travel.ts';
import type { Floor } from './floor.ts';

/** Two logins at places between which nobody can travel, neither of them usual nor of a kind that has no place. */
export const NO_TRAVEL: Floor = {
  severity: (evidence) => (impossible(evidence) === undefined ? undefined : 'high'),
  tell: (evidence) => {
    const way = impossible(evidence);
    return way === undefined
      ? { code: 'impossible_travel', words: '', numbers: {} }
      : toldWay(way, 'impossible_travel');
  },
  type: 'unfamiliar_login',
};

function impossible(evidence: Evidence): Journey | undefined {
  const { known, history, settings } = evidence;
  if (known.isHabitual || known.isPlaceless) return undefined;
  for (let i = 0; i < history.places.size; i++) {
    const way = journeyFrom(evidence, i);
    if (way === undefined || way.from.isHabitual || way.from.isPlaceless) continue;
    if (way.surelyKm > settings.pairKm && way.kmh > settings.pairKmh) return way;
  }
  return undefined;
}

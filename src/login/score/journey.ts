import type { Place } from '../../model/network.ts';
import { distanceKm, NO_CELL } from '../history/cell.ts';
import type { PastPlace } from '../history/place-list.ts';

/** The way from the place of a login before to that of a login, in kilometres and seconds. */
export interface Journey {
  readonly from: PastPlace;
  readonly distanceKm: number;
  /** How far the distance may be off: both radii and half a cell. */
  readonly uncertaintyKm: number;
  /** The distance that is left when all of the uncertainty is taken off, never negative. */
  readonly surelyKm: number;
  /** Seconds between the two, at least 1, whichever of them came first. */
  readonly seconds: number;
  /** Speed at which what is left was covered. */
  readonly kmh: number;
}

/** The way from `from` to `to`; undefined where the place before is not known. */
export function journey(
  from: PastPlace,
  to: Place,
  time: number,
  slackKm: number,
): Journey | undefined {
  if (from.cell === NO_CELL) return undefined;
  const distance = distanceKm(to, from.cell);
  const uncertaintyKm = from.radiusKm + to.radiusKm + slackKm;
  const surelyKm = Math.max(0, distance - uncertaintyKm);
  const seconds = Math.max(1, Math.abs(time - from.time));
  return {
    from,
    distanceKm: distance,
    uncertaintyKm,
    surelyKm,
    seconds,
    kmh: (surelyKm * 3600) / seconds,
  };
}

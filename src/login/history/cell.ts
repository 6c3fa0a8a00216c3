import type { Place } from '../../model/network.ts';

/*
 * Places are kept as cells of 1.4 by 1.4 degrees, 156 km from south to north: enough to say how far it
 * is to another country, too little to say where somebody lives.
 */

const DEGREES = 1.4;
const COLUMNS = Math.ceil(360 / DEGREES);
const ROWS = Math.ceil(180 / DEGREES);

/** The mean radius of the earth (IUGG). */
const EARTH_KM = 6371;

/** The number of a cell that no place has. */
export const NO_CELL = 0xffff;

/** The number of the cell that a place is in, under 2^16; rows from south to north, columns from west to east. */
export function cellOf({ latitude, longitude }: Place): number {
  const row = Math.min(ROWS - 1, Math.floor((latitude + 90) / DEGREES));
  const column = Math.min(COLUMNS - 1, Math.floor((longitude + 180) / DEGREES));
  return row * COLUMNS + column;
}

/**
 * Kilometres from a place to the middle of a cell on a sphere: the haversine formula (R. W. Sinnott,
 * "Virtues of the Haversine", Sky and Telescope 68, 1984).
 */
export function distanceKm({ latitude, longitude }: Place, cell: number): number {
  const radians = Math.PI / 180;
  const otherLatitude = (Math.floor(cell / COLUMNS) + 0.5) * DEGREES - 90;
  const otherLongitude = ((cell % COLUMNS) + 0.5) * DEGREES - 180;
  const north = Math.sin(((otherLatitude - latitude) * radians) / 2);
  const east = Math.sin(((otherLongitude - longitude) * radians) / 2);
  const h =
    north * north + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * east * east;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

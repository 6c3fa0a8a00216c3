/** A point in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const north = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2);
  const east = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2);
  const chord =
    north * north + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * east * east;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The point at this distance in this direction (`turn` from 0 up to 1); flat enough below 2,000 km. */
export function away(from: Point, km: number, turn: number): Point {
  const angle = 2 * Math.PI * turn;
  const latitude = from.latitude + ((km / RADIUS_KM) * Math.cos(angle)) / RADIANS;
  const narrow = Math.max(0.1, Math.cos(from.latitude * RADIANS));
  const longitude = from.longitude + ((km / RADIUS_KM) * Math.sin(angle)) / RADIANS / narrow;
  return {
    latitude: Math.max(-89, Math.min(89, latitude)),
    longitude: ((longitude + 540) % 360) - 180,
  };
}

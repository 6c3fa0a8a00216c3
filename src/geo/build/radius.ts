import { middleOf } from '../pack/places-section.ts';

/*
 * How far from the middle of its cell an address of a place may really be, with nine of ten within.
 *
 * The source gives no radius, so a model of its errors stands in: an address is where the source says
 * with probability RIGHT, else anywhere in the country, as the addresses of the country are spread by
 * the same source. One parameter, fitted to what was measured between two good city sources: the same
 * address 650 km apart at p90. With RIGHT = 0.75 the model gives 700 km at p90 and, without being
 * fitted to it, 3,560 km at p99, where 3,487 km were measured. So nine of ten are within the cell
 * itself plus the distance within which (0.9 − RIGHT) / (1 − RIGHT) of the country's addresses lie.
 */

const RIGHT = 0.75;

const WITHIN = (0.9 - RIGHT) / (1 - RIGHT);

/** From the middle of a cell of half a degree to its corner at the equator, where it is widest. */
const CELL_KM = 40;

/** Mean radius of the earth (IUGG), for the haversine formula. */
const EARTH_KM = 6371;

/** IPv4 addresses that are in a cell of a country. */
export interface CellWeight {
  readonly cell: number;
  readonly weight: number;
}

/** The radius of each cell of one country, in whole km, in the order of `cells`. */
export function radiiOf(cells: readonly CellWeight[]): number[] {
  // A country without addresses of IPv4 counts each of its cells the same.
  const known = cells.some(({ weight }) => weight > 0);
  const points = cells.map(({ cell, weight }) => ({
    ...middleOf(cell),
    weight: known ? weight : 1,
  }));
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  return points.map((from) => {
    const others = points
      .map((to) => ({ km: distance(from, to), weight: to.weight }))
      .sort((a, b) => a.km - b.km);
    let sum = 0;
    const last = others.find(({ weight }) => {
      sum += weight;
      return sum >= WITHIN * all;
    });
    return CELL_KM + Math.round(last?.km ?? 0);
  });
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

function distance(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(a.latitude * radians) *
      Math.cos(b.latitude * radians) *
      half(b.longitude - a.longitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

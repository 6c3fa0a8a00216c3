import type { Logins } from './generate-logins.ts';
import { START } from './generate-logins.ts';
import { isHonest } from './login.ts';
import { distanceKm } from './world/earth.ts';
import { SyntheticGeo } from './world/synthetic-geo.ts';
import type { Prefix } from './world/world.ts';

/** A number of the generated logins that has to be near a cited one. */
export interface Calibrated {
  readonly what: string;
  readonly low: number;
  readonly high: number;
  readonly found: number;
}

const LISTED = new Set(['hosting', 'vpn', 'relay', 'company']);

/** Measures the generated logins against the figures that `report/sources.ts` names. */
export function calibration({ world, accounts, logins }: Logins, geoSeed: number): Calibrated[] {
  const geo = new SyntheticGeo(world, geoSeed, START);
  const other = new SyntheticGeo(world, geoSeed + 1, START);
  const honest = logins.filter(({ outcome, truth }) => outcome === 'success' && isHonest(truth.by));
  const phones: number[] = [];
  const lines: number[] = [];
  const apart: number[] = [];
  let listed = 0;
  for (const { address } of honest) {
    const prefix = world.prefixOf(address) as Prefix;
    const place = geo.lookup(address).place;
    const elsewhere = other.lookup(address).place;
    if (place === undefined || elsewhere === undefined) continue;
    if (LISTED.has(prefix.network.kind)) listed++;
    if (prefix.network.kind === 'mobile') phones.push(distanceKm(place, prefix.city.at));
    if (prefix.network.kind === 'fixed') lines.push(distanceKm(place, prefix.city.at));
    apart.push(distanceKm(place, elsewhere));
  }
  return [
    { what: 'phones off, median km', low: 170, high: 215, found: quantile(phones, 0.5) },
    { what: 'fixed lines off, median km', low: 3, high: 16, found: quantile(lines, 0.5) },
    { what: 'databases apart, median km', low: 8, high: 30, found: quantile(apart, 0.5) },
    { what: 'databases apart, p90 km', low: 450, high: 850, found: quantile(apart, 0.9) },
    { what: 'listed among honest, %', low: 8, high: 11.5, found: (100 * listed) / honest.length },
    { what: 'logins of an account', low: 50, high: 80, found: honest.length / accounts },
  ];
}

/** Throws when a number is not where it is said to be. */
export function requireCalibrated(numbers: readonly Calibrated[]): void {
  for (const { what, low, high, found } of numbers)
    if (!(found >= low && found <= high))
      throw new Error(`generate logins: ${what} is ${found.toFixed(1)}, wanted ${low} to ${high}`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

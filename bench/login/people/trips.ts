import type { Random } from '../../generate/random.ts';
import { distanceKm } from '../world/earth.ts';
import { between, poisson } from '../world/spread.ts';
import { Mobile } from './access.ts';
import type { Organization } from './organization.ts';
import { lineIn, type Person, type Trip } from './person.ts';

const DAY = 86_400;
/** Phones abroad whose addresses stay those of the carrier at home; others break out locally. */
const HOME_ROUTED = 0.65;
/** What a journey takes: to the airport and from it, and the flight. */
const GROUND = 3 * 3600;
const KM_PER_SECOND = 750 / 3600;
/** Least time at home between two trips. */
const AT_HOME = 2 * DAY;

/** Trips abroad within a time, one after the other: at most so many on average, of 3 to 14 days. */
export function trips(
  organization: Organization,
  home: Pick<Person, 'country' | 'city' | 'mobile'>,
  mean: number,
  within: readonly [number, number],
  random: Random,
): Trip[] {
  const { world } = organization;
  const drawn = Array.from({ length: poisson(random, mean) }, (): Trip => {
    const country = organization.destination(home.country, random);
    const city = random.pick(world.citiesOf(country));
    const from = between(random, ...within);
    const local = new Mobile(world, world.network(country, 'mobile', random), city, random);
    return {
      country,
      from,
      to: from + between(random, 3, 14) * DAY,
      way: GROUND + distanceKm(home.city.at, city.at) / KM_PER_SECOND,
      wifi: lineIn(world, country, city, random),
      roaming: random.chance(HOME_ROUTED) ? home.mobile : local,
    };
  });
  let free = Number.NEGATIVE_INFINITY;
  return drawn
    .sort((a, b) => a.from - b.from)
    .filter(({ from, to, way }) => {
      if (from < free) return false;
      free = to + way + AT_HOME;
      return true;
    });
}

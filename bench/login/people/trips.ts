import type { Random } from '../../generate/random.ts';
import { between, poisson } from '../world/spread.ts';
import { Mobile } from './access.ts';
import type { Organization } from './organization.ts';
import { lineIn, type Person, type Trip } from './person.ts';

const DAY = 86_400;
/** Phones abroad whose addresses stay those of the carrier at home; others break out locally. */
const HOME_ROUTED = 0.65;

/** Trips abroad within a time: so many on average, of 3 to 14 days. */
export function trips(
  organization: Organization,
  home: Pick<Person, 'country' | 'mobile'>,
  mean: number,
  within: readonly [number, number],
  random: Random,
): Trip[] {
  const { world } = organization;
  return Array.from({ length: poisson(random, mean) }, () => {
    const country = organization.destination(home.country, random);
    const city = random.pick(world.citiesOf(country));
    const from = between(random, ...within);
    const local = new Mobile(world, world.network(country, 'mobile', random), city, random);
    return {
      from,
      to: from + between(random, 3, 14) * DAY,
      wifi: lineIn(world, country, city, random),
      roaming: random.chance(HOME_ROUTED) ? home.mobile : local,
    };
  });
}

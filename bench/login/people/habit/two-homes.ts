import { between } from '../../world/spread.ts';
import { lineIn } from '../person.ts';
import type { Habit } from './habit.ts';

const WEEK = 7 * 86_400;

/** Lives in turns in two places; for four of ten the second one is abroad. */
export const twoHomes: Habit = {
  manner: 'two homes',
  share: 0.04,
  shape(person, organization, random) {
    const { world } = organization;
    const abroad = random.chance(0.4);
    const country = abroad ? organization.destination(person.country, random) : person.country;
    const city = random.pick(world.citiesOf(country));
    const period = between(random, 2, 6) * WEEK;
    const share = between(random, 0.2, 0.5);
    const phase = random.fraction();
    return {
      second: {
        access: lineIn(world, country, city, random),
        isThere: (time) => (time / period + phase) % 1 < share,
      },
    };
  },
};

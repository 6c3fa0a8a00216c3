import { between } from '../../world/spread.ts';
import { Mobile } from '../access.ts';
import { trips } from '../trips.ts';
import type { Habit } from './habit.ts';

/** Lives on the phone, comes out at gateways all over the country, and often crosses a border. */
export const roamingPhone: Habit = {
  manner: 'roaming phone',
  share: 0.08,
  shape(person, organization, random) {
    const mobile = new Mobile(organization.world, person.carrier, person.city, random, 0.3);
    const within = [person.from, person.to] as const;
    return {
      phoneShare: between(random, 0.7, 0.95),
      mobile,
      trips: trips(organization, { ...person, mobile }, 3, within, random),
    };
  },
};

import { trips } from '../trips.ts';
import type { Habit } from './habit.ts';

/** Is abroad about every fifth week. */
export const traveller: Habit = {
  manner: 'traveller',
  share: 0.05,
  shape(person, organization, random) {
    return { trips: trips(organization, person, 7, [person.from, person.to], random) };
  },
};

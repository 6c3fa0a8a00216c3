import type { Habit } from './habit.ts';

/** The company's gateway is between the computer and the world, from wherever. */
export const companyEgress: Habit = {
  manner: 'company egress',
  share: 0.04,
  shape(person, { companies }, random) {
    return {
      office: undefined,
      hidden: { access: random.pick(companies), since: person.from, share: 0.75, phones: false },
    };
  },
};

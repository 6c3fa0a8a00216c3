import { between } from '../../world/spread.ts';
import type { Habit } from './habit.ts';

/** Has no account before some day in the middle. */
export const joiner: Habit = {
  manner: 'joiner',
  share: 0.08,
  shape({ from, to, logins }, _organization, random) {
    const begins = between(random, 0.2, 0.8);
    return {
      from: from + begins * (to - from),
      logins: Math.max(3, Math.round(logins * (1 - begins))),
    };
  },
};

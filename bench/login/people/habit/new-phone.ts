import { between } from '../../world/spread.ts';
import { Device, phone } from '../device.ts';
import type { Habit } from './habit.ts';

/** Uses the phone much, and gets a new one. */
export const newPhone: Habit = {
  manner: 'new phone',
  share: 0.05,
  shape({ from, to }, _organization, random) {
    return {
      phoneShare: between(random, 0.4, 0.7),
      replaced: [{ at: between(random, from, to), with: new Device(phone(random), random) }],
    };
  },
};

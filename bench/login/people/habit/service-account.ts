import { between } from '../../world/spread.ts';
import { Egress } from '../access.ts';
import { Device, FAMILIES, type Family } from '../device.ts';
import type { Habit } from './habit.ts';

/** Share of the service accounts whose program moves to another hosting company. */
const MOVES = 0.25;

/** A program on a rented server that logs in day and night. */
export const serviceAccount: Habit = {
  manner: 'service account',
  share: 0.006,
  shape(person, { world }, random) {
    const hosted = (): Egress =>
      new Egress(world, world.network(person.country, 'hosting', random), 1, random);
    const script = FAMILIES.find(({ name }) => name === 'a script') as Family;
    return {
      computer: new Device(script, random),
      phoneShare: 0,
      replaced: [],
      home: hosted(),
      office: undefined,
      hidden: undefined,
      trips: [],
      moved: random.chance(MOVES)
        ? { at: between(random, person.from, person.to), home: hosted() }
        : undefined,
      logins: person.logins * 3,
    };
  },
};

import { Egress } from '../access.ts';
import { Device, FAMILIES, type Family } from '../device.ts';
import type { Habit } from './habit.ts';

const family = (name: string): Family => FAMILIES.find((one) => one.name === name) as Family;

/** Everything on Apple's browsers goes through a private relay with many exits in the country. */
export const privateRelay: Habit = {
  manner: 'private relay',
  share: 0.04,
  shape(person, { world }, random) {
    const network = world.network(person.country, 'relay', random);
    return {
      phone: new Device(family('iPhone, Safari'), random),
      computer: new Device(family('Mac, Safari'), random),
      phoneShare: 0.5,
      replaced: [],
      hidden: {
        access: new Egress(world, network, 24, random),
        since: person.from,
        share: 0.75,
        phones: true,
      },
    };
  },
};

import { readAddress } from '../../src/base/address.ts';
import { reservedName } from '../../src/geo/reserved.ts';
import { openWorld } from '../../src/geo/world-file.ts';
import { Visitors } from '../generate/visitors.ts';
import type { Case } from './case.ts';

const COUNT = 4096;

/** At most 150 ns a look-up. */
const GOAL = 1e9 / 150;

const world = await openWorld();

/** How many addresses a second are looked up in the embedded pack, a tenth of them IPv6? */
export function geoCase(): Case {
  const visitors = new Visitors(1);
  const room = new Uint8Array(16);
  const addresses = Array.from({ length: COUNT }, (_, rank) => {
    const text = Buffer.from(visitors.address(rank));
    return room.slice(0, readAddress(text, 0, text.length, room));
  }).filter((address) => reservedName(address) === undefined);
  return {
    name: 'address looked up in the geo pack',
    unit: 'addresses',
    perCall: addresses.length,
    goal: GOAL,
    check: () => {
      // Google's resolver has had its network and country for as long as there is data about it.
      const { country, asn } = world.lookup(Uint8Array.of(8, 8, 8, 8));
      if (country !== 'US' || asn !== 15169) throw new Error('a well-known address is not known');
      if (addresses.length < COUNT / 2) throw new Error('too few addresses to look up');
    },
    run: (sink) => {
      for (const address of addresses) sink.feed(world.lookup(address).asn ?? 0);
    },
  };
}

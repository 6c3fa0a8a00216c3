import type { LoginEvent } from '../../../src/model/login-event.ts';
import { mix } from '../../generate/mix.ts';
import { Random } from '../../generate/random.ts';
import { START } from '../generate-logins.ts';
import { computer, Device, phone } from '../people/device.ts';
import type { World } from '../world/world.ts';

const NOTHING = { user: undefined, address: undefined, agent: undefined };
/** Agent strings are drawn from so many devices. */
const DEVICES = 400;

/** How many accounts come how often, in order of time. */
export interface Crowd {
  readonly accounts: number;
  readonly logins: number;
  readonly seed: number;
}

/** What the n-th account of a crowd is called. */
export function nameIn(number: number): string {
  return `person${number}`;
}

/**
 * A great many accounts, in rounds: each comes once a round from one of three prefixes of its provider.
 * Made one by one, so that the crowd itself takes no memory.
 */
export function* crowd(world: World, { accounts, logins, seed }: Crowd): Generator<LoginEvent> {
  const random = new Random(seed);
  const homes = world.networks.filter(({ kind }) => kind === 'fixed' || kind === 'mobile');
  const agents = Array.from({ length: DEVICES }, (_, i) =>
    new Device(i % 3 === 0 ? phone(random) : computer(random), random).agent(START),
  );
  for (let round = 0; round < logins; round++)
    for (let i = 0; i < accounts; i++) {
      const own = mix(seed, i);
      const home = homes[own % homes.length];
      if (home === undefined) continue;
      const prefix = world.prefix(home, new Random(own + random.below(3)));
      yield {
        time: START + Math.floor(((round * accounts + i) * 200 * 86_400) / (logins * accounts)),
        outcome: 'success',
        account: nameIn(i),
        address: world.address(prefix, random),
        agent: agents[own % DEVICES],
        device: undefined,
        said: undefined,
        rule: 'json',
        source: 'json',
        line: round * accounts + i + 1,
        log: () => NOTHING,
      };
    }
}

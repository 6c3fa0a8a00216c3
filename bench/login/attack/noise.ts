import type { Random } from '../../generate/random.ts';
import { Sampler } from '../../generate/sampler.ts';
import type { Login } from '../login.ts';
import { attackersOwn, Device } from '../people/device.ts';
import type { Person } from '../people/person.ts';
import { COUNTRIES, type Country } from '../world/countries.ts';
import { between } from '../world/spread.ts';
import type { World } from '../world/world.ts';

const ORIGINS = new Sampler(COUNTRIES.map(({ attackers }) => attackers));
/** Guesses of one source. */
const MOST = 60;

/** The background of every login page: sources that guess passwords and never get in. */
export function noise(
  world: World,
  people: readonly Person[],
  sources: number,
  [from, to]: readonly [number, number],
  random: Random,
): Login[] {
  return Array.from({ length: sources }, () => {
    const country = COUNTRIES[ORIGINS.draw(random)] as Country;
    const network = world.network(country, 'hosting', random);
    const address = world.address(world.prefix(network, random), random);
    const device = new Device(attackersOwn(random), random);
    const begin = between(random, from, to - 3600);
    return Array.from({ length: 5 + random.below(MOST) }, (): Login => {
      const { account, service } = random.pick(people);
      const time = Math.floor(begin + between(random, 0, 3600));
      return {
        time,
        outcome: 'failure',
        service,
        account,
        address,
        agent: service === 'sshd' ? undefined : device.agent(time),
        device: undefined,
        truth: { by: 'noise', attack: undefined, decisive: false, history: undefined },
      };
    });
  }).flat();
}

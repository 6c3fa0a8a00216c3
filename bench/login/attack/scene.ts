import type { Random } from '../../generate/random.ts';
import { Sampler } from '../../generate/sampler.ts';
import type { Attack, Login } from '../login.ts';
import { attackersOwn, Device } from '../people/device.ts';
import type { Person } from '../people/person.ts';
import { COUNTRIES, type Country } from '../world/countries.ts';
import type { TrueKind } from '../world/networks.ts';
import type { World } from '../world/world.ts';

/** Everything that an attack happens in. */
export interface Scene {
  readonly world: World;
  readonly victim: Person;
  /** The victim's login before. */
  readonly last: Login;
  /** When the attack begins. */
  readonly time: number;
  /** The victim's next login, or the end of what may be attacked. */
  readonly until: number;
  /** Number of the attack. */
  readonly attack: number;
  /** About how many logins the victim had. */
  readonly history: number;
  /** Other accounts of the organization that a list of names may hold. */
  readonly others: readonly Person[];
  readonly random: Random;
}

/** One way of getting in: the attempts of one attack, of which one is decisive. */
export interface Strategy {
  readonly attack: Attack;
  /** Works on a page in a browser only. */
  readonly byBrowser?: boolean;
  attempts(scene: Scene): Login[];
}

/** From where and with what an attempt is made. */
export interface Guise {
  readonly address: Uint8Array;
  readonly agent: string | undefined;
}

const ORIGINS = new Sampler(COUNTRIES.map(({ attackers }) => attackers));

/** A country that attackers come out of, other than this one. */
export function abroad(home: Country, random: Random): Country {
  for (;;) {
    const country = COUNTRIES[ORIGINS.draw(random)] as Country;
    if (country !== home) return country;
  }
}

/** An address of any network of this kind in the country. */
export function addressIn({ world, random }: Scene, country: Country, kind: TrueKind): Uint8Array {
  return world.address(world.prefix(world.network(country, kind, random), random), random);
}

/** An exit of a residential proxy: a line or, for one in four, a phone of somebody else. */
export function residential(scene: Scene, country: Country): Uint8Array {
  return addressIn(scene, country, scene.random.chance(0.25) ? 'mobile' : 'fixed');
}

/** An exit that can be bought by the hour: a rented server, or a VPN for one in two. */
export function bought(scene: Scene, country: Country): Uint8Array {
  return addressIn(scene, country, scene.random.chance(0.5) ? 'vpn' : 'hosting');
}

/** The browser string of whatever an attacker has. */
export function ownAgent({ random, time }: Scene): string {
  return new Device(attackersOwn(random), random).agent(time);
}

/** An attempt on the victim, or on another account. */
export function attempt(
  scene: Scene,
  by: Attack,
  time: number,
  guise: Guise,
  what: { readonly outcome: Login['outcome']; readonly decisive?: boolean; readonly on?: Person },
): Login {
  const { victim, attack, history } = scene;
  const person = what.on ?? victim;
  return {
    time: Math.floor(time),
    outcome: what.outcome,
    service: person.service,
    account: person.account,
    address: guise.address,
    // sshd writes no browser; a thief has the password and not the key.
    agent: person.service === 'sshd' ? undefined : guise.agent,
    device: undefined,
    truth: { by, attack, decisive: what.decisive ?? false, history },
  };
}

/** The whole attack is one login with the right password. */
export function oneLogin(attack: Attack, guise: (scene: Scene) => Guise): Strategy {
  return {
    attack,
    attempts(scene) {
      const what = { outcome: 'success', decisive: true } as const;
      return [attempt(scene, attack, scene.time, guise(scene), what)];
    },
  };
}

import type { Random } from '../../generate/random.ts';
import type { Country } from '../world/countries.ts';
import type { City, Network } from '../world/networks.ts';
import { exponential } from '../world/spread.ts';
import type { Prefix, World } from '../world/world.ts';

/** A way into the internet: gives the address that a login at a time comes from. */
export interface Access {
  address(time: number, random: Random): Uint8Array;
}

const DAY = 86_400;
/** How long a line keeps its address, on average. */
const LEASE = 70 * DAY;
/** Lines and phones that speak IPv6 to the service. */
const IPV6 = 0.35;

/** A line of a home or an office: the same address, or /48, until the provider gives another one. */
export class FixedLine implements Access {
  readonly #world: World;
  readonly #network: Network;
  readonly #city: City;
  readonly #version: 4 | 6;
  #until = 0;
  #base: Uint8Array = new Uint8Array(4);

  constructor(world: World, network: Network, city: City, random: Random) {
    this.#world = world;
    this.#network = network;
    this.#city = city;
    this.#version = random.chance(IPV6) ? 6 : 4;
  }

  address(time: number, random: Random): Uint8Array {
    if (time >= this.#until) {
      const prefix = this.#world.prefix(this.#network, random, this.#city);
      this.#base = this.#world.address(prefix, random, this.#version);
      this.#until = time + exponential(random, LEASE);
    }
    const address = this.#base.slice();
    // Hosts change behind the line.
    if (this.#version === 6) for (let i = 8; i < 16; i++) address[i] = random.below(256);
    return address;
  }
}

/** How often a phone comes out at the gateway of its own region. */
const OWN_GATEWAY = 0.75;

/** A phone on its carrier: another address every time, mostly of the gateway of its region. */
export class Mobile implements Access {
  readonly #world: World;
  readonly #network: Network;
  readonly #city: City;
  readonly #version: 4 | 6;
  readonly #ownGateway: number;

  constructor(
    world: World,
    network: Network,
    city: City,
    random: Random,
    ownGateway: number = OWN_GATEWAY,
  ) {
    this.#world = world;
    this.#network = network;
    this.#city = city;
    this.#version = random.chance(IPV6) ? 6 : 4;
    this.#ownGateway = ownGateway;
  }

  address(_time: number, random: Random): Uint8Array {
    const city = random.chance(this.#ownGateway) ? this.#city : undefined;
    const prefix = this.#world.prefix(this.#network, random, city);
    return this.#world.address(prefix, random, this.#version);
  }
}

/** How often somebody else's line is in the own city. */
const IN_OWN_CITY = 0.5;

/** The line of anybody in a country, another one every time. */
export class SomeLine implements Access {
  readonly #world: World;
  readonly #country: Country;
  readonly #city: City;

  constructor(world: World, country: Country, city: City) {
    this.#world = world;
    this.#country = country;
    this.#city = city;
  }

  address(_time: number, random: Random): Uint8Array {
    const network = this.#world.network(this.#country, 'fixed', random);
    const city = random.chance(IN_OWN_CITY) ? this.#city : undefined;
    const version = random.chance(IPV6) ? 6 : 4;
    return this.#world.address(this.#world.prefix(network, random, city), random, version);
  }
}

/** An egress that many share: a handful of prefixes, any of them at any login. */
export class Egress implements Access {
  readonly #world: World;
  readonly #prefixes: readonly Prefix[];

  constructor(world: World, network: Network, count: number, random: Random, city?: City) {
    this.#world = world;
    this.#prefixes = Array.from({ length: count }, () => world.prefix(network, random, city));
  }

  address(_time: number, random: Random): Uint8Array {
    return this.#world.address(random.pick(this.#prefixes), random);
  }
}

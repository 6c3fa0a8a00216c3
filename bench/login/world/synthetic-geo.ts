import type { Geo, NetworkFacts, NetworkKind } from '../../../src/model/network.ts';
import { mix } from '../../generate/mix.ts';
import { Random } from '../../generate/random.ts';
import { COUNTRIES } from './countries.ts';
import { away, distanceKm, type Point } from './earth.ts';
import type { City, Network } from './networks.ts';
import { between, logNormal } from './spread.ts';
import type { Prefix, World } from './world.ts';

/** How a geo database errs. The figures and where they come from are in `sources.ts`. */
const ERRORS = {
  fixedMedianKm: [3, 16],
  fixedTailShare: 0.16,
  fixedTailKm: [60, 1500],
  mobileMedianKm: 185,
  mobileSpread: 0.8,
  wrongCountry: 0.004,
  movedPerMonth: 0.01,
} as const;

/** The kinds that a database takes a network for, each with its share; the first is right. */
const SAID: Readonly<Record<Network['kind'], readonly (readonly [NetworkKind, number])[]>> = {
  fixed: [
    ['fixed', 0.9],
    ['unknown', 0.1],
  ],
  mobile: [
    ['mobile', 0.85],
    ['fixed', 0.1],
    ['unknown', 0.05],
  ],
  hosting: [
    ['hosting', 0.92],
    ['unknown', 0.08],
  ],
  vpn: [
    ['vpn', 0.5],
    ['hosting', 0.45],
    ['unknown', 0.05],
  ],
  relay: [
    ['relay', 0.95],
    ['hosting', 0.05],
  ],
  satellite: [['satellite', 1]],
  company: [
    ['hosting', 0.5],
    ['fixed', 0.5],
  ],
};

/** What the reported radius is, by the kind that the database believes in. */
const RADIUS_KM: Readonly<Record<NetworkKind, number>> = {
  unknown: 200,
  fixed: 50,
  mobile: 300,
  hosting: 100,
  vpn: 100,
  relay: 150,
  satellite: 1000,
  private: 0,
};

const MONTH = 30 * 86_400;

/**
 * A geo database of the synthetic world, with the errors of real ones: places that are off, a few
 * wrong countries, kinds that are not recognized, and every month some prefixes that it has changed
 * its mind about. The same for detector and baselines.
 */
export class SyntheticGeo implements Geo {
  readonly #world: World;
  readonly #seed: number;
  readonly #start: number;
  #revision = 0;
  /** By prefix, for the revision that is in force. */
  #facts: (NetworkFacts | undefined)[] = [];
  #cities: (City | undefined)[] = [];

  /** `seed` decides the errors: another database of the same world has another one. */
  constructor(world: World, seed: number, start: number) {
    this.#world = world;
    this.#seed = seed;
    this.#start = start;
  }

  /** The database that was in force at this time. */
  at(time: number): this {
    const revision = Math.max(0, Math.floor((time - this.#start) / MONTH));
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#facts = [];
      this.#cities = [];
    }
    return this;
  }

  lookup(address: Uint8Array): NetworkFacts {
    const prefix = this.#world.prefixOf(address);
    if (prefix === undefined) return UNKNOWN;
    this.#facts[prefix.id] ??= this.#factsOf(prefix);
    return this.#facts[prefix.id] as NetworkFacts;
  }

  /** The city and region that the database has for an address: the nearest to the place it reports. */
  cityOf(address: Uint8Array): City | undefined {
    const prefix = this.#world.prefixOf(address);
    if (prefix === undefined) return undefined;
    this.#cities[prefix.id] ??= this.#nearest(this.lookup(address));
    return this.#cities[prefix.id];
  }

  #nearest({ country, place }: NetworkFacts): City | undefined {
    const home = COUNTRIES.find(({ code }) => code === country);
    if (home === undefined || place === undefined) return undefined;
    return this.#world
      .citiesOf(home)
      .reduce((best, city) =>
        distanceKm(city.at, place) < distanceKm(best.at, place) ? city : best,
      );
  }

  #factsOf(prefix: Prefix): NetworkFacts {
    const { network } = prefix;
    let version = 0;
    for (let month = 1; month <= this.#revision; month++)
      if (new Random(mix(this.#seed + month, prefix.id)).chance(ERRORS.movedPerMonth))
        version = month;
    const random = new Random(mix(mix(this.#seed, version + 1000), prefix.id));
    const wrong = random.chance(ERRORS.wrongCountry);
    const country = wrong ? random.pick(COUNTRIES) : network.country;
    const truth = wrong ? random.pick(this.#world.citiesOf(country)).at : prefix.city.at;
    const kind = this.#kindOf(prefix);
    const point = this.#reported(truth, network, random);
    return {
      country: country.code,
      asn: network.asn,
      organization: network.organization,
      kind,
      place: { ...point, radiusKm: RADIUS_KM[kind] },
      reserved: undefined,
    };
  }

  #reported(truth: Point, network: Network, random: Random): Point {
    if (network.kind === 'mobile')
      return away(
        truth,
        logNormal(random, ERRORS.mobileMedianKm, ERRORS.mobileSpread),
        random.fraction(),
      );
    if (random.chance(ERRORS.fixedTailShare)) {
      const [low, high] = ERRORS.fixedTailKm;
      return away(truth, low * (high / low) ** random.fraction(), random.fraction());
    }
    const [low, high] = ERRORS.fixedMedianKm;
    const median = between(new Random(mix(this.#seed, network.id)), low, high);
    // Rayleigh: what two errors at right angles add up to; its median is 1.1774 times its scale.
    const error = (median / 1.1774) * Math.sqrt(-2 * Math.log(1 - random.fraction()));
    return away(truth, error, random.fraction());
  }

  /** Hidden exits are known or not address by address; other networks as a whole. */
  #kindOf({ id, network }: Prefix): NetworkKind {
    const whole = network.kind !== 'vpn' && network.kind !== 'relay';
    const share = new Random(mix(this.#seed + 7, whole ? network.asn : id)).fraction();
    let sum = 0;
    for (const [kind, part] of SAID[network.kind]) {
      sum += part;
      if (share < sum) return kind;
    }
    return 'unknown';
  }
}

const UNKNOWN: NetworkFacts = {
  country: undefined,
  asn: undefined,
  organization: undefined,
  kind: 'unknown',
  place: undefined,
  reserved: undefined,
};

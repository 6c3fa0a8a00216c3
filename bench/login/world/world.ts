import { Random } from '../../generate/random.ts';
import { Sampler } from '../../generate/sampler.ts';
import { COUNTRIES, type Country } from './countries.ts';
import { buildNetworks, type City, citiesOf, type Network, type TrueKind } from './networks.ts';

/** Prefixes (/24 and /48) in a block (/16 and /40). */
const PREFIXES = 256;

/** First octets of IPv4 addresses that are given out: none of them begins a reserved range. */
const FIRST_OCTETS = Array.from({ length: 115 }, (_, i) => i + 11).filter((octet) => octet !== 100);

/** One /24 and the /48s that go with it: addresses of one network in one city. */
export interface Prefix {
  readonly id: number;
  readonly network: Network;
  readonly city: City;
}

/**
 * The synthetic geography: countries with cities, networks with prefixes, and addresses in them. All
 * out of a seed; the addresses look like anyone's and are nobody's on purpose.
 */
export class World {
  readonly networks: readonly Network[] = buildNetworks();
  readonly prefixes: readonly Prefix[];
  readonly #cities = new Map<string, readonly City[]>();
  /** Networks by country and kind, and what draws from them by share. */
  readonly #byKind = new Map<string, { networks: readonly Network[]; shares: Sampler }>();
  /** Prefixes by network and city, and by network. */
  readonly #byCity = new Map<string, Prefix[]>();
  readonly #byNetwork = new Map<number, Prefix[]>();
  /** Which /16 the block is. */
  readonly #blocks: readonly number[];
  readonly #blockOf = new Map<number, number>();

  constructor(seed: number) {
    const random = new Random(seed);
    for (const country of COUNTRIES) this.#cities.set(country.code, citiesOf(country, random));
    const prefixes: Prefix[] = [];
    for (const network of this.networks) {
      const cities = this.citiesOf(network.country);
      for (let i = 0; i < network.blocks * PREFIXES; i++) {
        const prefix = { id: prefixes.length, network, city: random.pick(cities) };
        prefixes.push(prefix);
        push(this.#byCity, `${network.id} ${prefix.city.name}`, prefix);
        push(this.#byNetwork, network.id, prefix);
      }
    }
    this.prefixes = prefixes;
    this.#blocks = sixteens(prefixes.length / PREFIXES, random);
    for (const [block, sixteen] of this.#blocks.entries()) this.#blockOf.set(sixteen, block);
    const kinds = new Map<string, Network[]>();
    for (const network of this.networks)
      push(kinds, `${network.country.code} ${network.kind}`, network);
    for (const [key, networks] of kinds)
      this.#byKind.set(key, { networks, shares: new Sampler(networks.map((n) => n.share)) });
  }

  citiesOf(country: Country): readonly City[] {
    return this.#cities.get(country.code) as readonly City[];
  }

  /** A network of this kind in this country, by market share. */
  network(country: Country, kind: TrueKind, random: Random): Network {
    const found = this.#byKind.get(`${country.code} ${kind}`);
    if (found === undefined) throw new Error(`no ${kind} network in ${country.code}`);
    return found.networks[found.shares.draw(random)] as Network;
  }

  /** A prefix of the network, in this city where the network has any there. */
  prefix(network: Network, random: Random, city?: City): Prefix {
    const near = city && this.#byCity.get(`${network.id} ${city.name}`);
    return random.pick(near ?? (this.#byNetwork.get(network.id) as Prefix[]));
  }

  /** An address in the prefix. IPv6: a customer's /48 in the /40, and a random host in it. */
  address(prefix: Prefix, random: Random, version: 4 | 6 = 4): Uint8Array {
    const sixteen = this.#blocks[Math.floor(prefix.id / PREFIXES)] as number;
    const third = prefix.id % PREFIXES;
    if (version === 4)
      return Uint8Array.of(sixteen >> 8, sixteen & 255, third, 1 + random.below(254));
    const address = new Uint8Array(16);
    address.set([0x2a, 0x0c, sixteen >> 8, sixteen & 255, third, random.below(256)]);
    for (let i = 8; i < 16; i++) address[i] = random.below(256);
    return address;
  }

  /** The prefix that an address is in; undefined for addresses that are not of this world. */
  prefixOf(address: Uint8Array): Prefix | undefined {
    const at = address.length === 4 ? 0 : 2;
    const sixteen = (address[at] as number) * 256 + (address[at + 1] as number);
    const block = this.#blockOf.get(sixteen);
    return block === undefined
      ? undefined
      : this.prefixes[block * PREFIXES + (address[at + 2] as number)];
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** So many different /16 networks in random order. */
function sixteens(count: number, random: Random): number[] {
  const all = FIRST_OCTETS.flatMap((first) =>
    Array.from({ length: 256 }, (_, i) => first * 256 + i),
  );
  for (let i = 0; i < count; i++) {
    const other = i + random.below(all.length - i);
    [all[i], all[other]] = [all[other] as number, all[i] as number];
  }
  return all.slice(0, count);
}

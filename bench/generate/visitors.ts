import { mix } from './mix.ts';
import type { Random } from './random.ts';
import { type Sampler, zipf } from './sampler.ts';

/** How many visitors a site has; with FLATNESS, a million requests come from about 127,000 of them. */
const POPULATION = 179_000;

/** Takes the edge off the law of Zipf: the busiest address sends 1 % of the requests, not 8 %. */
const FLATNESS = 10;

/** First octets of IPv4 networks that hold no reserved range (RFC 6890), as real visitors have. */
const PUBLIC_OCTETS = Array.from({ length: 213 }, (_, i) => i + 11).filter(
  (octet) => ![100, 127, 169, 172, 192, 198, 203].includes(octet),
);

/** The clients of a site: each a rank, 0 the busiest, with an address that depends on seed and rank alone. */
export class Visitors {
  readonly #seed: number;
  readonly #ranks: Sampler = zipf(POPULATION, FLATNESS);

  constructor(seed: number) {
    this.#seed = mix(seed, 0xadd);
  }

  /** Who sends the next request. */
  draw(random: Random): number {
    return this.#ranks.draw(random);
  }

  /** The address as nginx writes it; every tenth visitor has IPv6. Ranks past the population work too. */
  address(rank: number): string {
    return rank % 10 === 3 ? this.#ipv6(rank) : this.#ipv4(rank);
  }

  /** 32 bits for the trait number `trait` of a visitor: the same at every request. */
  trait(rank: number, trait: number): number {
    return mix(mix(this.#seed, rank), trait);
  }

  #ipv4(rank: number): string {
    const bits = this.trait(rank, 0);
    const first = PUBLIC_OCTETS[(bits >>> 24) % PUBLIC_OCTETS.length];
    // Never .0: `30.0.0.0` is what versions look like.
    return `${first}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${((bits & 255) % 254) + 1}`;
  }

  #ipv6(rank: number): string {
    const group = (trait: number): string => ((this.trait(rank, trait) & 0xffff) | 1).toString(16);
    const network = `2a${(this.trait(rank, 0) & 15).toString(16).padStart(2, '0')}:${group(1)}:${group(2)}:${group(3)}`;
    return this.trait(rank, 8) % 4 === 0
      ? `${network}::${group(4)}`
      : `${network}:${group(4)}:${group(5)}:${group(6)}:${group(7)}`;
  }
}

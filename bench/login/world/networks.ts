import type { NetworkKind } from '../../../src/model/network.ts';
import type { Random } from '../../generate/random.ts';
import { COUNTRIES, type Country } from './countries.ts';
import { away, type Point } from './earth.ts';

/** A city of the synthetic geography. */
export interface City {
  /** `NL-3`. */
  readonly name: string;
  /** `NL-north-east`. */
  readonly region: string;
  readonly at: Point;
}

/** What a network really is; what a geo database says of it is another matter. */
export type TrueKind = Exclude<NetworkKind, 'unknown' | 'private'> | 'company';

export interface Network {
  /** Its place in the world's list of networks. */
  readonly id: number;
  readonly asn: number;
  readonly organization: string;
  readonly country: Country;
  readonly kind: TrueKind;
  /** Share of its kind in its country. */
  readonly share: number;
  /** How many blocks of 256 prefixes it has. */
  readonly blocks: number;
}

const CITIES = 8;

/** Cities somewhere within their countries. */
export function citiesOf(country: Country, random: Random): City[] {
  return Array.from({ length: CITIES }, (_, i) => {
    const at = away(country, country.radiusKm * Math.sqrt(random.fraction()), random.fraction());
    const north = at.latitude > country.latitude ? 'north' : 'south';
    const east = at.longitude > country.longitude ? 'east' : 'west';
    return { name: `${country.code}-${i}`, region: `${country.code}-${north}-${east}`, at };
  });
}

/** Shares of the providers of one kind in a country, the largest first; how many blocks each has. */
const PROVIDERS: Readonly<
  Record<'fixed' | 'mobile' | 'hosting', { shares: readonly number[]; blocks: number }>
> = {
  fixed: { shares: [0.42, 0.3, 0.16, 0.08, 0.04], blocks: 3 },
  mobile: { shares: [0.42, 0.33, 0.25], blocks: 1 },
  hosting: { shares: [0.4, 0.25, 0.2, 0.15], blocks: 1 },
};

/** Companies that are in many countries under one number. */
const EVERYWHERE: readonly { name: string; kind: TrueKind; count: number; share: number }[] = [
  { name: 'Cloud', kind: 'hosting', count: 4, share: 0.15 },
  { name: 'Tunnel', kind: 'vpn', count: 7, share: 1 / 7 },
  { name: 'Relay', kind: 'relay', count: 2, share: 0.5 },
  { name: 'Orbit', kind: 'satellite', count: 1, share: 1 },
  { name: 'Gateway', kind: 'company', count: 3, share: 1 / 3 },
];

/** The networks of all countries. Numbers are those for documentation and private use (RFC 6996). */
export function buildNetworks(): Network[] {
  const networks: Network[] = [];
  let asn = 4_200_000_000;
  const add = (rest: Omit<Network, 'id'>): void => {
    networks.push({ id: networks.length, ...rest });
  };
  for (const country of COUNTRIES)
    for (const kind of ['fixed', 'mobile', 'hosting'] as const)
      for (const [i, share] of PROVIDERS[kind].shares.entries())
        add({
          asn: asn++,
          organization: `${country.code} ${kind} ${i + 1}`,
          country,
          kind,
          share,
          blocks: PROVIDERS[kind].blocks,
        });
  for (const { name, kind, count, share } of EVERYWHERE)
    for (let i = 0; i < count; i++) {
      const number = asn++;
      for (const country of COUNTRIES)
        add({
          asn: number,
          organization: `${name} ${i + 1}`,
          country,
          kind,
          share,
          blocks: 1,
        });
    }
  return networks;
}

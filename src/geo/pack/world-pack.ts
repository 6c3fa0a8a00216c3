import type { NetworkFacts, NetworkKind } from '../../model/network.ts';
import { KnownFacts } from './known-facts.ts';
import { PackFile, type PackSource } from './pack-file.ts';
import { cellOf, Places } from './places-section.ts';
import { decodeRanges } from './range-section.ts';
import type { RangeTable } from './range-table.ts';
import { bucketOf, IPV4, IPV6, offsetOf, type Space } from './space.ts';
import { Systems } from './systems-section.ts';

/** The ranges of one family, and what was found in them lately. */
interface Family {
  readonly known: KnownFacts;
  readonly places: RangeTable;
  readonly systems: RangeTable;
}

/** More than any place in a bucket: bucket and place make one number of at most 48 bits. */
const OFFSETS = 2 ** 28;

/** The names of the sections. */
export const SECTIONS = {
  places: 'places',
  systems: 'systems',
  ipv4: ['ipv4 places', 'ipv4 systems'],
  ipv6: ['ipv6 places', 'ipv6 systems'],
} as const;

/**
 * What the embedded pack says of addresses: country, network, place, kind. Opening it checks it;
 * a family of addresses is unpacked when the first of its addresses is asked about (about 0.1 s each).
 */
export class WorldPack {
  readonly #file: PackFile;
  #tables: { readonly places: Places; readonly systems: Systems } | undefined;
  #radii: ReadonlyMap<string, number> | undefined;
  #ipv4: Family | undefined;
  #ipv6: Family | undefined;

  /** Throws a Fault when `bytes` are no whole pack; `name` is its path. */
  constructor(bytes: Uint8Array, name: string) {
    this.#file = new PackFile(bytes, name);
  }

  get sources(): readonly PackSource[] {
    return this.#file.sources;
  }

  /** How many ranges the pack has of each family. */
  sizes(): Record<'ipv4' | 'ipv6', { places: number; systems: number }> {
    const sizes = ({ places, systems }: Family) => ({ places: places.size, systems: systems.size });
    return { ipv4: sizes(this.#familyOf(4)), ipv6: sizes(this.#familyOf(16)) };
  }

  /** `address`: 4 bytes, or 16 of 2000::/3. */
  lookup(address: Uint8Array): NetworkFacts {
    const family =
      address.length === 4
        ? (this.#ipv4 ?? this.#familyOf(4))
        : (this.#ipv6 ?? this.#familyOf(address.length));
    const bucket = bucketOf(address);
    const offset = offsetOf(address);
    const number = bucket * OFFSETS + offset;
    const known = family.known.get(number);
    if (known !== undefined) return known;
    const { places, systems } = this.#tables ?? this.#unpackTables();
    const place = family.places.at(bucket, offset);
    const system = family.systems.at(bucket, offset);
    const facts: NetworkFacts = {
      country: places.countries[place],
      asn: systems.asn(system),
      organization: systems.organization(system),
      kind: systems.kind(system),
      place: places.points[place],
      reserved: undefined,
    };
    family.known.set(number, facts);
    return facts;
  }

  /** The kind of network of an autonomous system, wherever its number was found. */
  kindOf(asn: number): NetworkKind {
    const { systems } = this.#tables ?? this.#unpackTables();
    return systems.kind(systems.rowOf(asn));
  }

  /** The radius of the place of the pack that a point of a country lies in, in km. */
  radiusAt(country: string, latitude: number, longitude: number): number | undefined {
    this.#radii ??= radiiOf((this.#tables ?? this.#unpackTables()).places);
    return this.#radii.get(radiusKey(country, latitude, longitude));
  }

  #unpackTables() {
    this.#tables = {
      places: new Places(this.#file.section(SECTIONS.places)),
      systems: new Systems(this.#file.section(SECTIONS.systems)),
    };
    return this.#tables;
  }

  #familyOf(size: number): Family {
    if (size === 4) {
      this.#ipv4 ??= this.#unpack(SECTIONS.ipv4, IPV4);
      return this.#ipv4;
    }
    this.#ipv6 ??= this.#unpack(SECTIONS.ipv6, IPV6);
    return this.#ipv6;
  }

  #unpack([places, systems]: readonly [string, string], space: Space): Family {
    return {
      known: new KnownFacts(),
      places: decodeRanges(this.#file.section(places), space, false),
      systems: decodeRanges(this.#file.section(systems), space, true),
    };
  }
}

const radiusKey = (country: string, latitude: number, longitude: number): string =>
  `${country} ${cellOf(latitude, longitude)}`;

function radiiOf({ countries, points }: Places): ReadonlyMap<string, number> {
  const radii = new Map<string, number>();
  points.forEach((point, row) => {
    const country = countries[row];
    if (country !== undefined && point !== undefined)
      radii.set(radiusKey(country, point.latitude, point.longitude), point.radiusKm);
  });
  return radii;
}

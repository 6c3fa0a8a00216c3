import { Fault } from '../base/fault.ts';
import type { Geo, NetworkFacts, Place } from '../model/network.ts';
import { carriedIPv4 } from './carried-ipv4.ts';
import { COUNTRY_PACKAGE, countryFile } from './country-file.ts';
import type { WorldPack } from './pack/world-pack.ts';
import { reservedName } from './reserved.ts';
import type { Said, SaidPlace } from './said.ts';
import { UserFile } from './user-file.ts';
import { openWorld } from './world-file.ts';

/**
 * The radius of a place of which no source knows one, in km: between two good city sources nine of ten
 * addresses differ by less (measured, 650 km at p90).
 */
const USUAL_RADIUS_KM = 650;

/** Who is told of what happens to the files of a user. */
export interface GeoMessages {
  readonly tell: (text: string) => void;
  readonly tellFault: (fault: Fault) => void;
}

/** What a look-up is joined from. */
interface Parts extends GeoMessages {
  readonly world: WorldPack;
  readonly files: readonly UserFile[];
  readonly country: UserFile | undefined;
}

/**
 * What is known of addresses, fact by fact from the first source that says it: the files of the user
 * in their order, then the embedded data. A reserved range is told from the registry, before any
 * look-up, and has no country. An IPv6 address that carries one of IPv4 is taken for that one.
 *
 * The embedded country is that of the installed country package. The pack was made with it, so its own
 * file is opened only where another version of it is installed.
 */
export class GeoSources implements Geo {
  readonly world: WorldPack;
  /** The files of the user, the first ones first. */
  readonly files: readonly UserFile[];
  /** The file of the installed country package, where it is another one than that of the pack. */
  readonly country: UserFile | undefined;
  readonly #all: readonly UserFile[];
  readonly #messages: GeoMessages;
  readonly #reserved = new Map<string, NetworkFacts>();
  #reloading: Promise<void> = Promise.resolve();

  constructor({ world, files, country, tell, tellFault }: Parts) {
    this.world = world;
    this.files = files;
    this.country = country;
    this.#all = country === undefined ? files : [...files, country];
    this.#messages = { tell, tellFault };
  }

  /**
   * Opens the embedded data and the files of a user. Throws a Fault when one of those is missing or
   * cannot be used; of the embedded data only the pack has to be there.
   */
  static async open(paths: readonly string[], messages: GeoMessages): Promise<GeoSources> {
    const world = await openWorld();
    const files: UserFile[] = [];
    for (const path of paths) files.push(await UserFile.open(path));
    return new GeoSources({
      world,
      files,
      country: await otherCountry(world, messages),
      ...messages,
    });
  }

  lookup(address: Uint8Array): NetworkFacts {
    const inner = carriedIPv4(address) ?? address;
    const reserved = reservedName(inner);
    if (reserved !== undefined) return this.#factsOfReserved(reserved);
    const embedded = this.world.lookup(inner);
    return this.#all.length === 0 ? embedded : this.#joined(inner, embedded);
  }

  /**
   * Puts files of the user that have changed in force. One that is missing now or cannot be used is
   * told of, and what was in force stays so. Never fails. One reload at a time.
   */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#reloadAll());
    return this.#reloading;
  }

  async #reloadAll(): Promise<void> {
    const { tell, tellFault } = this.#messages;
    for (const file of this.files) {
      try {
        if (await file.refresh()) tell(`geo: ${file.path} has changed and is in force`);
      } catch (cause) {
        const says = cause instanceof Fault ? cause.message : `cannot use geo file ${file.path}`;
        tellFault(new Fault('data', `${says}\nthe one that was read before stays in force`, cause));
      }
    }
  }

  #joined(address: Uint8Array, embedded: NetworkFacts): NetworkFacts {
    const all = this.#all.map(({ file }) => file.said(address));
    const country = all.find((said) => said.country !== undefined)?.country ?? embedded.country;
    const network = all.find(({ asn }) => asn !== undefined);
    return {
      country,
      ...(network === undefined ? networkOf(embedded) : this.#networkOf(network, embedded)),
      place: this.#placeOf(all, country, embedded),
      reserved: undefined,
    };
  }

  /** The number and the name are of one source: of two they could be of two networks. */
  #networkOf({ asn, organization }: Said, embedded: NetworkFacts) {
    if (asn === embedded.asn)
      return { ...networkOf(embedded), organization: organization ?? embedded.organization };
    return {
      asn,
      organization,
      kind: asn === undefined ? 'unknown' : this.world.kindOf(asn),
    } as const;
  }

  /** The first place that does not lie in another country than the one that is believed. */
  #placeOf(
    all: readonly Said[],
    country: string | undefined,
    embedded: NetworkFacts,
  ): Place | undefined {
    const fits = (said: { country: string | undefined }) =>
      said.country === undefined || said.country === country;
    const place = all.find((said) => said.place !== undefined && fits(said))?.place;
    if (place === undefined) return fits(embedded) ? embedded.place : undefined;
    return { ...place, radiusKm: this.#radiusOf(place, country) };
  }

  #radiusOf({ radiusKm, latitude, longitude }: SaidPlace, country: string | undefined): number {
    if (radiusKm !== undefined) return radiusKm;
    const known = country && this.world.radiusAt(country, latitude, longitude);
    return known || USUAL_RADIUS_KM;
  }

  #factsOfReserved(reserved: string): NetworkFacts {
    let facts = this.#reserved.get(reserved);
    if (facts === undefined) {
      const nothing = { country: undefined, asn: undefined, organization: undefined };
      facts = { ...nothing, kind: 'private', place: undefined, reserved };
      this.#reserved.set(reserved, facts);
    }
    return facts;
  }
}

const networkOf = ({ asn, organization, kind }: NetworkFacts) => ({ asn, organization, kind });

/** The file of the country package, if another version of it is installed than the pack was made with. */
async function otherCountry(
  world: WorldPack,
  { tellFault }: GeoMessages,
): Promise<UserFile | undefined> {
  const installed = countryFile();
  const packed = world.sources.find(({ name }) => name === COUNTRY_PACKAGE);
  if (installed === undefined || installed.version === packed?.version) return undefined;
  try {
    return await UserFile.open(installed.path);
  } catch (cause) {
    const says = cause instanceof Fault ? cause.message : `cannot use ${COUNTRY_PACKAGE}`;
    tellFault(new Fault('data', `${says}\ncountries come from the geo pack instead`, cause));
    return undefined;
  }
}

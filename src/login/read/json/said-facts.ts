import type { JsonLogin, SaidFact } from '../../../model/login-rule.ts';
import { NETWORK_KINDS, type NetworkFacts, type NetworkKind } from '../../../model/network.ts';
import type { JsonPaths } from './json-paths.ts';
import type { JsonValues } from './json-values.ts';

/**
 * Kilometres within which a place is that a log gives without saying how far off it may be. Between two
 * good sources the same address differs by 15 km at the median and by far more for phones.
 */
const USUAL_RADIUS = 200;

/** Half the way around the earth: no place is further off. */
const LARGEST_RADIUS = 20_037;

/** A longer name of an organization is cut. */
const LONGEST_NAME = 128;

/** What a log itself says of the network of a login. What cannot be true is left out. */
export class SaidFacts {
  readonly #paths: Partial<Record<SaidFact, number>>;
  readonly #all: readonly number[];
  readonly #networks: Readonly<Record<string, NetworkKind>>;

  constructor({ geo, networks }: JsonLogin, paths: JsonPaths) {
    this.#paths = Object.fromEntries(
      Object.entries(geo).map(([fact, path]) => [fact, paths.add(path)]),
    );
    this.#networks = networks;
    this.#all = Object.values(this.#paths);
  }

  read(values: JsonValues): Partial<NetworkFacts> | undefined {
    if (!this.#all.some((path) => values.count(path) > 0)) return undefined;
    const text = (fact: SaidFact): string | undefined => {
      const path = this.#paths[fact];
      if (path === undefined || values.firstOf([path]) === -1) return undefined;
      return values.text(path, 0);
    };
    const country = text('country');
    const asn = wholeNumber(text('asn')?.replace(/^AS/i, ''));
    const organization = text('organization')?.slice(0, LONGEST_NAME);
    const kind = this.#kindOf(text('network'));
    const place = placeOf(text('latitude'), text('longitude'), text('radius_km'));
    const said: Partial<NetworkFacts> = {
      ...(country !== undefined && /^[A-Z]{2}$/i.test(country)
        ? { country: country.toUpperCase() }
        : {}),
      ...(asn === undefined ? {} : { asn }),
      ...(organization === undefined ? {} : { organization }),
      ...(kind === undefined ? {} : { kind }),
      ...(place === undefined ? {} : { place }),
    };
    return Object.keys(said).length === 0 ? undefined : said;
  }

  #kindOf(said: string | undefined): NetworkKind | undefined {
    if (said === undefined) return undefined;
    if (Object.hasOwn(this.#networks, said)) return this.#networks[said];
    return NETWORK_KINDS.find((kind) => kind === said.toLowerCase());
  }
}

function placeOf(
  north: string | undefined,
  east: string | undefined,
  radius: string | undefined,
): NetworkFacts['place'] {
  const latitude = numberWithin(north, -90, 90);
  const longitude = numberWithin(east, -180, 180);
  if (latitude === undefined || longitude === undefined) return undefined;
  const radiusKm = numberWithin(radius, 0, LARGEST_RADIUS) ?? USUAL_RADIUS;
  return { latitude, longitude, radiusKm };
}

function numberWithin(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^-?\d{1,5}(\.\d{1,20})?$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

/** A number of four bytes, as those of autonomous systems are; 0 is none. */
function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  return number > 0 && number < 2 ** 32 ? number : undefined;
}

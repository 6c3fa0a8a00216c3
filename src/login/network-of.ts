import type { LoginEvent } from '../model/login-event.ts';
import { type Geo, NETWORK_KINDS, type NetworkFacts, type Place } from '../model/network.ts';

const NOTHING: NetworkFacts = {
  country: undefined,
  asn: undefined,
  organization: undefined,
  kind: 'unknown',
  place: undefined,
  reserved: undefined,
};

const COUNTRY = /^[A-Z]{2}$/;
const LARGEST_ASN = 2 ** 32 - 1;

/**
 * What is known of the network of an event: what the log itself says wins over the look-up, fact by
 * fact, where it can be true. Who runs a network is text, so it comes from the look-up alone, and only when
 * that is of the same network; so is a place, when that is in the same country.
 */
export function networkOf({ address, said }: LoginEvent, geo: Geo): NetworkFacts {
  const found = address === undefined ? NOTHING : geo.lookup(address);
  if (said === undefined) return found;
  const country = isCountry(said.country) ? said.country : found.country;
  const asn = isAsn(said.asn) ? said.asn : found.asn;
  const kind =
    said.kind !== undefined && NETWORK_KINDS.includes(said.kind) ? said.kind : found.kind;
  return {
    country,
    asn,
    organization: asn === found.asn ? found.organization : undefined,
    kind,
    place: placeOf(said.place) ?? (country === found.country ? found.place : undefined),
    reserved: found.reserved,
  };
}

function isCountry(country: string | undefined): country is string {
  return country !== undefined && COUNTRY.test(country);
}

function isAsn(asn: number | undefined): asn is number {
  return Number.isInteger(asn) && Number(asn) > 0 && Number(asn) <= LARGEST_ASN;
}

function placeOf(place: Place | undefined): Place | undefined {
  if (place === undefined) return undefined;
  const { latitude, longitude, radiusKm } = place;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && radiusKm >= 0;
  return isPlace ? place : undefined;
}

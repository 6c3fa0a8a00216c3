import type { Said, SaidPlace } from '../said.ts';

/*
 * What a record of a user's file says. The shapes that are read:
 *
 *   GeoIP2, GeoLite2   { country: { iso_code }, location: { latitude, longitude, accuracy_radius } }
 *   and their ASN      { autonomous_system_number, autonomous_system_organization }
 *   ip-location-db     { country_code, latitude, longitude }, and the same for ASN
 */

/** Codes that stand for no country. */
const NO_COUNTRY = new Set(['ZZ', 'EU', 'AP', 'A1', 'A2']);

/**
 * From the radius of MaxMind, which two of three addresses are in ("67 %", their documentation of
 * `accuracy_radius`), to that of nine of ten, if errors spread as a circular normal distribution:
 * √(ln 0.1 / ln 0.33).
 */
const TO_NINE_OF_TEN = Math.sqrt(Math.log(0.1) / Math.log(0.33));

/** Names are for people: longer ones are cut. */
const LONGEST_NAME = 100;

/** What would change the direction of text, or what a terminal would obey. */
const UNPRINTABLE = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const NOTHING: Said = {
  country: undefined,
  asn: undefined,
  organization: undefined,
  place: undefined,
};

export function readSaid(record: unknown): Said {
  const flat = mapping(record);
  if (flat === undefined) return NOTHING;
  const nested = mapping(flat['country'])?.['iso_code'];
  return {
    country: countryOf(nested ?? flat['country_code']),
    asn: asnOf(flat['autonomous_system_number']),
    organization: nameOf(flat['autonomous_system_organization']),
    place: placeOf(mapping(flat['location']) ?? flat),
  };
}

function mapping(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

function countryOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value)) return undefined;
  return NO_COUNTRY.has(value) ? undefined : value;
}

function asnOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value.replace(UNPRINTABLE, '?').slice(0, LONGEST_NAME);
}

function placeOf(from: Record<string, unknown>): SaidPlace | undefined {
  const latitude = degrees(from['latitude'], 90);
  const longitude = degrees(from['longitude'], 180);
  if (latitude === undefined || longitude === undefined) return undefined;
  const radius = from['accuracy_radius'];
  const known = typeof radius === 'number' && radius > 0 && Number.isFinite(radius);
  return { latitude, longitude, radiusKm: known ? Math.round(radius * TO_NINE_OF_TEN) : undefined };
}

function degrees(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= most ? value : undefined;
}

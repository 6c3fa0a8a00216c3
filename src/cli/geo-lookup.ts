import { LONGEST_ADDRESS, readAddress, writeAddress } from '../base/address.ts';
import { Fault } from '../base/fault.ts';
import type { NetworkFacts, Place } from '../model/network.ts';
import { type GeoOptions, geoOf } from './geo-options.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';
import { table } from './table.ts';

/** `geo lookup`: a row for each address, written as it is understood. */
export async function geoLookup(texts: readonly string[], options: GeoOptions): Promise<void> {
  const addresses = texts.map(addressOf);
  const geo = await geoOf(options);
  const found = addresses.map((address) => ({ address: textOf(address), ...geo.lookup(address) }));
  if (options.json === true) return print(jsonText(found.map(withNulls)));
  const head = ['address', 'country', 'AS', 'organization', 'kind', 'place', 'reserved'];
  const rows = found.map(({ address, country, asn, organization, kind, place, reserved }) => [
    ...[address, country ?? '', asn ?? '', organization ?? '', kind, placeText(place)],
    reserved ?? '',
  ]);
  await print(table([head, ...rows]));
}

/** An argument may be part of a log line, so it is told by its place. */
function addressOf(text: string, i: number): Uint8Array {
  const bytes = Buffer.from(text);
  const room = new Uint8Array(16);
  const size = readAddress(bytes, 0, bytes.length, room);
  if (size !== 0) return room.slice(0, size);
  throw new Fault(
    'usage',
    `cannot look up address ${i + 1}: it is none, wanted IPv4 such as 192.0.2.7 or IPv6 such as 2001:db8::1; "logsluice geo lookup --help" tells more`,
  );
}

function textOf(address: Uint8Array): string {
  const text = Buffer.alloc(LONGEST_ADDRESS);
  return text.toString('latin1', 0, writeAddress(address, text, 0));
}

function placeText(place: Place | undefined): string {
  if (place === undefined) return '';
  const { latitude, longitude, radiusKm } = place;
  return `${latitude.toFixed(2)} ${longitude.toFixed(2)} ± ${radiusKm} km`;
}

/** JSON leaves out what is undefined; programs want the key. */
function withNulls(facts: { readonly address: string } & NetworkFacts) {
  const { country, asn, organization, place, reserved } = facts;
  return {
    ...facts,
    ...{ country: country ?? null, asn: asn ?? null, organization: organization ?? null },
    ...{ place: place ?? null, reserved: reserved ?? null },
  };
}

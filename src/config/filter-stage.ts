import type { Stages } from '../pipeline/stages.ts';
import type { Config } from './config.ts';

/** The filter of a config as a stage, loaded where there is one; its lists are read once, now. */
export async function filterStage(config: Config): Promise<Pick<Stages, 'filter'>> {
  const { filter, trusted_proxies: proxies } = config.filter;
  if ((filter ?? []).length + (proxies ?? []).length === 0) return {};
  const { openFilter } = await import('./open-filter.ts');
  // Nobody is there to be told that one source of geo data stands in for another.
  const silent = { tell: () => undefined, tellFault: () => undefined };
  const geo = async () => {
    const { GeoSources } = await import('../geo/geo-sources.ts');
    return GeoSources.open(config.geo, silent);
  };
  const { lines } = await openFilter(config, geo, false, silent);
  return lines === undefined ? {} : { filter: lines };
}

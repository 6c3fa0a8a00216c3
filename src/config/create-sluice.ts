import { Sluice } from '../pipeline/sluice.ts';
import type { Stages } from '../pipeline/stages.ts';
import type { Config } from './config.ts';
import { loadConfig } from './load.ts';
import { onlyForRuns } from './only-for-runs.ts';
import { parseConfig } from './parse-config.ts';
import { stagesOf } from './stages-of.ts';

/** What a library user may say; everything has the default of the command line. */
export interface SluiceOptions {
  /**
   * The text of a config, as YAML. Paths in it are relative to the working directory. Its filter is applied;
   * what watches logins and tells findings is of the command alone, and refused here: `logins` (but
   * `watch: false`), `findings`, `webhooks`, and a rule of the filter that raises a finding.
   */
  readonly config?: string;
  /** As `--format`. */
  readonly format?: string;
  /** A key directory; without one the keys live as long as the sluice. */
  readonly keys?: string;
}

/**
 * Builds a sluice: `push(block)` takes raw bytes and gives redacted ones, `end()` gives the rest. Lists of
 * addresses are read once, now. Throws a Fault when the config, a list, the format or a key is wrong.
 */
export async function createSluice(options: SluiceOptions = {}): Promise<Sluice> {
  const { config, format, keys } = options;
  const base =
    config === undefined ? await loadConfig(undefined) : parseConfig(config, 'config', onlyForRuns);
  const stages = await stagesOf({
    ...base,
    format: format ?? base.format,
    keys: { ...base.keys, directory: keys ?? base.keys.directory },
  });
  return new Sluice({ ...stages, ...(await filterOf(base)) });
}

/** The filter of a config, loaded where there is one. */
async function filterOf(config: Config): Promise<Pick<Stages, 'filter'>> {
  if ((config.filter.filter ?? []).length === 0) return {};
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

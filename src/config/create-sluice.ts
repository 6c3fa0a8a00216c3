import { Sluice } from '../pipeline/sluice.ts';
import { filterStage } from './filter-stage.ts';
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
  return new Sluice({ ...stages, ...(await filterStage(base)) });
}

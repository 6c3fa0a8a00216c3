import { loadLibrary } from '../rules/library.ts';
import { type Config, defaultConfig } from './config.ts';

/**
 * The config in the file at `path`, over the defaults; without a path the defaults, for which nothing
 * that reads YAML is loaded.
 */
export async function loadConfig(path: string | undefined): Promise<Config> {
  if (path === undefined) return defaultConfig(await loadLibrary());
  const [{ parseConfig }, { readText }] = await Promise.all([
    import('./parse-config.ts'),
    import('../yaml/read-text.ts'),
  ]);
  const wanted = 'wanted a YAML file; without a config the defaults hold';
  return parseConfig(await readText(path, { kind: 'config', wanted }), path);
}

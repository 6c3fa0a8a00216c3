import { stringify } from 'yaml';
import type { Config } from './config.ts';
import { formatSize } from './size.ts';

/** The whole config with all defaults as YAML; `parseConfig` reads the same config from it. */
export function showConfig({ format, nginxConf, keys, limits, policy, rules }: Config): string {
  const { lookalike: _, encoded: __, ...modes } = policy.modes;
  const names = Object.fromEntries(
    Object.entries(policy.names).map(([kind, patterns]) => [kind, patterns.join(' ')]),
  );
  const said = {
    format,
    nginx_conf: nginxConf,
    keys: { directory: keys.directory, epoch: keys.epoch },
    limits: { line: formatSize(limits.line) },
    rules,
    redact: { ...modes, truncate: policy.truncate, names },
  };
  return stringify(said, { lineWidth: 100 });
}

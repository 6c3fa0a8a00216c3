import { stringify } from 'yaml';
import type { Config } from './config.ts';
import type { WebhookConfig } from './logins-config.ts';
import { formatSize } from './size.ts';

/** The whole config with all defaults as YAML; `parseConfig` reads the same config from it. */
export function showConfig(config: Config): string {
  const { format, nginxConf, keys, limits, policy, rules } = config;
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
    lists: config.filter.lists ?? {},
    filter: config.filter.filter ?? [],
    trusted_proxies: config.filter.trusted_proxies ?? [],
    geo: config.geo,
    logins: config.logins,
    findings: config.findings,
    webhooks: config.webhooks.map(saidOf),
  };
  return stringify(said, { lineWidth: 100 });
}

/** A webhook as a config says it. */
function saidOf(webhook: WebhookConfig) {
  return {
    url: webhook.url,
    url_file: webhook.urlFile,
    url_env: webhook.urlEnv,
    format: webhook.format,
    secret_file: webhook.secretFile,
    secret_env: webhook.secretEnv,
    allow_http: webhook.allowHttp,
    allow_private: webhook.allowPrivate,
  };
}

import type { Config } from './config.ts';
import type { LoginSections } from './logins-schema.ts';

/** What the sections of a config about logins say, over the defaults. */
export function loginsOf(
  { geo, logins, findings, webhooks }: LoginSections,
  absolute: (path: string) => string,
): Pick<Config, 'geo' | 'logins' | 'findings' | 'webhooks'> {
  const path = (said: string | undefined) => (said === undefined ? undefined : absolute(said));
  return {
    geo: (geo ?? []).map(absolute),
    logins: {
      watch: logins?.watch ?? true,
      state: path(logins?.state),
      rules: (logins?.rules ?? []).map(absolute),
      listed: logins?.listed ?? [],
    },
    findings: { file: path(findings?.file), format: findings?.format ?? 'native' },
    webhooks: (webhooks ?? []).map((webhook) => ({
      url: webhook.url,
      urlFile: path(webhook.url_file),
      urlEnv: webhook.url_env,
      format: webhook.format ?? 'json',
      secretFile: path(webhook.secret_file),
      secretEnv: webhook.secret_env,
      allowHttp: webhook.allow_http ?? false,
      allowPrivate: webhook.allow_private ?? false,
    })),
  };
}

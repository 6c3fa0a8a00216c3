import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { FindingSink } from '../sink/findings/finding-sink.ts';
import type { SinkNews } from '../sink/findings/sink-news.ts';
import type { SecretSource } from '../sink/webhook/secret.ts';
import type { Config } from './config.ts';

interface Parts {
  readonly config: Config;
  readonly version: string;
  readonly news: SinkNews;
}

/**
 * Opens webhook number `i` of a config. Throws a Fault that says which one it is. What it needs is loaded
 * only now: a run without webhooks has no need of a network.
 */
export async function openWebhookOf(
  { config, version, news }: Parts,
  i: number,
): Promise<FindingSink> {
  const [{ openWebhook }, { readSecret }] = await Promise.all([
    import('../sink/webhook/open-webhook.ts'),
    import('../sink/webhook/secret.ts'),
  ]);
  const { format, allowHttp, allowPrivate, ...said } = config.webhooks[i];
  const urlSource = sourceOf(said.urlFile, said.urlEnv);
  const secretSource = sourceOf(said.secretFile, said.secretEnv);
  try {
    const url = urlSource && readSecret(urlSource, process.env, 'URL').toString();
    return await openWebhook(
      {
        url: url ?? said.url ?? '',
        format,
        secret: secretSource && readSecret(secretSource, process.env),
        allowed: { http: allowHttp, private: allowPrivate },
        directory: config.logins.state && join(config.logins.state, `webhook-${i + 1}`),
        version,
      },
      { news },
    );
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new Fault(cause.code, `webhooks.${i}: ${cause.message}`, cause);
  }
}

function sourceOf(file: string | undefined, env: string | undefined): SecretSource | undefined {
  if (file !== undefined) return { file };
  return env === undefined ? undefined : { env };
}

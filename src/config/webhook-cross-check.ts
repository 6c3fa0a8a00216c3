import { Fault } from '../base/fault.ts';
import { readTarget } from '../sink/webhook/target.ts';
import type { Note } from '../yaml/closed-shape.ts';

type Mapping = Readonly<Record<string, unknown>>;

const URLS = ['url', 'url_file', 'url_env'];
const SECRETS = ['secret_file', 'secret_env'];

/**
 * Notes what is wrong between the parts of a webhook, as far as it shows before a secret is read. Places
 * are those of keys: a url may be a secret, and is quoted nowhere.
 */
export function webhookCrossCheck(config: unknown, note: Note): void {
  const { webhooks } = mapping(config);
  if (!Array.isArray(webhooks)) return;
  for (const [i, webhook] of webhooks.entries()) {
    if (typeof webhook !== 'object' || webhook === null) continue;
    const said = mapping(webhook);
    const name = `webhooks.${i}`;
    const place = ['webhooks', i];
    const urls = URLS.filter((key) => key in said);
    if (urls.length === 0) note('value', place, `${name} has no url, wanted ${URLS.join(' or ')}`);
    if (urls.length > 1)
      note('key', [...place, urls[1]], `${name} has ${urls.join(' and ')}, wanted one of them`);
    const { url, format, allow_http: http, allow_private: isPrivate } = said;
    const reason = refusalOf(url, { http: http === true, private: isPrivate === true });
    if (reason !== undefined) note('key', [...place, 'url'], `${name}.url: ${reason}`);
    const secrets = SECRETS.filter((key) => key in said);
    if (secrets.length > 1)
      note(
        'key',
        [...place, secrets[1]],
        `${name} has ${SECRETS.join(' and ')}, wanted one of them`,
      );
    if (secrets.length === 0 && (format === undefined || format === 'json'))
      note(
        'value',
        place,
        `${name} has no secret, wanted secret_file or secret_env to sign what is posted as json`,
      );
  }
}

/** Why a url is refused; a text that is none is the matter of the schema. */
function refusalOf(url: unknown, allowed: Parameters<typeof readTarget>[1]): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  try {
    readTarget(url, allowed);
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
  return undefined;
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null ? (value as Mapping) : {};
}

import { join } from 'node:path';
import { type Clock, systemClock } from '../../base/clock.ts';
import { Fault } from '../../base/fault.ts';
import type { SinkNews } from '../findings/sink-news.ts';
import { systemTimer, type Timer } from '../findings/timer.ts';
import type { WebhookFormat } from './body.ts';
import { type Resolve, systemResolve } from './checked-lookup.ts';
import { DeadLetters } from './dead-letters.ts';
import { Outbox } from './outbox.ts';
import { Poster, TIMEOUTS, type Timeouts } from './poster.ts';
import { Spool } from './spool.ts';
import { type Allowed, hostOf, readTarget } from './target.ts';
import { WebhookNews } from './webhook-news.ts';
import { WebhookSink } from './webhook-sink.ts';

/** Bytes that may wait: some 13,000 findings. They are in memory too, and so no more than this. */
const MOST = 16 * 1024 * 1024;

/** Seconds for which `close` goes on sending. */
const GRACE = 5;

export interface WebhookSettings {
  readonly url: string;
  readonly format: WebhookFormat;
  /** For the signature; the format `json` wants one. */
  readonly secret: Uint8Array | undefined;
  readonly allowed: Allowed;
  /** Where findings wait through an outage or a restart; undefined: in memory. One run at a time. */
  readonly directory: string | undefined;
  /** Bytes that may wait; the files take twice as many at most. */
  readonly most?: number;
  /** Of the product. */
  readonly version: string;
}

export interface WebhookParts {
  readonly news: SinkNews;
  /** Seconds since 1970. */
  readonly clock?: Clock;
  /** Seconds that never go back. */
  readonly elapsed?: Clock;
  readonly timer?: Timer;
  /** From 0 to 1. */
  readonly random?: () => number;
  readonly resolve?: Resolve;
  readonly timeouts?: Timeouts;
  /** Seconds for which `close` goes on sending. */
  readonly grace?: number;
}

const monotonic: Clock = () => performance.now() / 1000;

/**
 * Opens a webhook and begins to send what an earlier run has left. Throws a Fault with code `config`
 * for settings, and `output` for a directory, that cannot be used.
 */
export async function openWebhook(
  settings: WebhookSettings,
  parts: WebhookParts,
): Promise<WebhookSink> {
  const { allowed, directory, format, secret, url, version } = settings;
  const { news, clock = systemClock, elapsed = monotonic, timer = systemTimer } = parts;
  const target = readTarget(url, allowed);
  if (format === 'json' && secret === undefined) {
    throw new Fault('config', 'cannot use the webhook: it has no secret, wanted one for json');
  }
  const disk =
    directory === undefined
      ? undefined
      : {
          spool: new Spool(directory, news, timer),
          deadLetters: await DeadLetters.open(join(directory, 'dead-letters.ndjson')),
        };
  const { resolve = systemResolve, timeouts = TIMEOUTS, random = Math.random } = parts;
  const sink = new WebhookSink({
    head: { format, secret, version },
    poster: new Poster(target, { allowed, clock, resolve, timeouts }),
    outbox: new Outbox({
      most: settings.most ?? MOST,
      elapsed,
      random,
    }),
    disk,
    news: new WebhookNews(hostOf(target), news),
    clock,
    elapsed,
    timer,
    grace: parts.grace ?? GRACE,
  });
  await sink.resume();
  return sink;
}

import { Client, type Dispatcher } from 'undici';
import { reasonOf } from '../../base/fault.ts';
import { type Answer, answerOf } from './answer.ts';
import { checkedLookup, PRIVATE_TARGET, type Resolve } from './checked-lookup.ts';
import { retryAfter } from './retry-after.ts';
import type { Allowed } from './target.ts';

/** In milliseconds. */
export interface Timeouts {
  readonly connect: number;
  /** Until the head of the answer has come. */
  readonly head: number;
  /** For the body of the answer, of which nothing is used. */
  readonly body: number;
}

export const TIMEOUTS: Timeouts = { connect: 10_000, head: 15_000, body: 2_000 };

/** Bytes of the body of an answer that are read, so that the connection can be used again. */
const MOST_BODY = 16 * 1024;

export interface PosterParts {
  readonly allowed: Allowed;
  /** Seconds since 1970. */
  readonly clock: () => number;
  readonly timeouts: Timeouts;
  readonly resolve: Resolve;
}

/** Sends requests to one receiver, one at a time, over one connection; knows no proxy and follows no redirect. */
export class Poster {
  readonly #client: Client;
  readonly #path: string;
  readonly #parts: PosterParts;
  readonly #timeouts: Timeouts;

  /** `target` comes out of readTarget(). */
  constructor(target: URL, parts: PosterParts) {
    const { allowed, timeouts, resolve } = parts;
    this.#parts = parts;
    this.#timeouts = timeouts;
    this.#path = `${target.pathname}${target.search}`;
    this.#client = new Client(target.origin, {
      pipelining: 1,
      headersTimeout: timeouts.head,
      bodyTimeout: timeouts.body,
      connect: {
        timeout: timeouts.connect,
        ...(allowed.private ? {} : { lookup: checkedLookup(resolve) }),
      },
    });
  }

  /** Never throws; the status decides, whatever becomes of the body. */
  async post(
    body: string,
    headers: Readonly<Record<string, string>>,
    stop: AbortSignal,
  ): Promise<Answer> {
    const { connect, head } = this.#timeouts;
    // The timeouts of the client begin anew with every byte that drips in.
    const signal = AbortSignal.any([stop, AbortSignal.timeout(connect + head)]);
    try {
      const answer = await this.#client.request({
        path: this.#path,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal,
      });
      await this.#discard(answer.body, stop);
      const wait = answer.headers['retry-after'];
      const after = retryAfter(Array.isArray(wait) ? wait[0] : wait, this.#parts.clock());
      return answerOf(answer.statusCode, after);
    } catch (cause) {
      return { kind: 'retry', words: wordsOf(cause), after: undefined };
    }
  }

  /** Drops the connection, whatever it does. */
  async close(): Promise<void> {
    await this.#client.destroy();
  }

  /** A body that is too long, drips or never ends costs the connection. */
  async #discard(body: Dispatcher.ResponseData['body'], stop: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(this.#timeouts.body)]);
    await body.dump({ limit: MOST_BODY, signal }).catch(() => undefined);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  [PRIVATE_TARGET]: 'its name leads to a private address; allow_private permits that',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it cut the connection',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up now',
  UND_ERR_SOCKET: 'it cut the connection',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
};

function wordsOf(cause: unknown): string {
  if (cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError')) {
    return 'no answer in time';
  }
  const { code } = cause as NodeJS.ErrnoException;
  return (code === undefined ? undefined : WORDS[code]) ?? reasonOf(cause);
}

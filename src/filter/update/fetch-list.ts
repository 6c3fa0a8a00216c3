import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Dispatcher, EnvHttpProxyAgent, errors, request } from 'undici';
import { Fault, reasonOf } from '../../base/fault.ts';
import type { ListSettings } from '../list/list-settings.ts';
import type { Fetched } from './fetched.ts';

/** Redirects that are followed. */
const MOST_REDIRECTS = 5;

const REDIRECTS = [301, 302, 303, 307, 308];

/** How long a fetch may take, in ms. */
export interface FetchTimes {
  /** Until the connection stands. */
  readonly connect: number;
  /** Until an answer begins, and between two blocks of it. */
  readonly silence: number;
  /** In all. */
  readonly whole: number;
}

export const FETCH_TIMES: FetchTimes = { connect: 10_000, silence: 30_000, whole: 300_000 };

/** How a list is fetched. */
export interface FetchOptions {
  readonly times: FetchTimes;
  /** What makes the connections: as the environment says of proxies, unless given. */
  readonly dispatcher?: Dispatcher;
}

/**
 * Fetches a list into `file`. Gives what is to be noted of it; undefined when it is what it was at the fetch
 * `before`. Throws a Fault for every answer that is no list, and for more bytes than the list may have,
 * sent or unpacked; then `file` may hold a part.
 */
export async function fetchList(
  list: ListSettings & { readonly url: string },
  file: FileHandle,
  before: Fetched | undefined,
  { times, dispatcher }: FetchOptions,
): Promise<Fetched | undefined> {
  const agent = dispatcher ?? new EnvHttpProxyAgent({ connect: { timeout: times.connect } });
  try {
    const signal = AbortSignal.timeout(times.whole);
    const answer = await ask(list, before, agent, times.silence, signal);
    if (answer === undefined) return undefined;
    const { headers, body } = answer;
    const sha256 = await save(list, headers, body, file, signal);
    const etag = textOf(headers['etag']);
    const last_modified = textOf(headers['last-modified']);
    return {
      url: list.url,
      ...(etag === undefined ? {} : { etag }),
      ...(last_modified === undefined ? {} : { last_modified }),
      sha256,
    };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('input', whyOf(cause, times), cause);
  } finally {
    if (dispatcher === undefined) await agent.destroy();
  }
}

/** Asks, and goes where the answer sends us; undefined when nothing has changed. */
async function ask(
  list: ListSettings & { readonly url: string },
  before: Fetched | undefined,
  dispatcher: Dispatcher,
  silence: number,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData | undefined> {
  let url = new URL(list.url);
  for (let redirects = 0; ; redirects++) {
    mustBeAllowed(url, list, redirects);
    const answer = await request(url, {
      dispatcher,
      signal,
      headersTimeout: silence,
      bodyTimeout: silence,
      headers: {
        'user-agent': 'logsluice',
        'accept-encoding': 'gzip',
        ...(before?.etag === undefined ? {} : { 'if-none-match': before.etag }),
        ...(before?.last_modified === undefined
          ? {}
          : { 'if-modified-since': before.last_modified }),
      },
    });
    const { statusCode, headers } = answer;
    if (statusCode === 200) return answer;
    await answer.body.dump({ limit: 16 * 1024, signal });
    if (statusCode === 304 && before !== undefined) return undefined;
    const location = textOf(headers['location']);
    if (!REDIRECTS.includes(statusCode) || location === undefined)
      throw new Fault('input', `the server answered ${statusCode}, wanted 200`);
    if (redirects === MOST_REDIRECTS)
      throw new Fault('input', `the server redirects more than ${MOST_REDIRECTS} times`);
    if (!URL.canParse(location, url.href))
      throw new Fault('input', 'the server redirects to no URL');
    url = new URL(location, url);
  }
}

/** Encryption, once there, is never given up, whatever is allowed. */
function mustBeAllowed(url: URL, list: ListSettings, redirects: number): void {
  const startsPlain = list.allowHttp && list.url?.startsWith('http:') === true;
  if (url.protocol === 'https:' || (url.protocol === 'http:' && startsPlain)) return;
  const what = redirects === 0 ? 'its url is' : 'the server redirects to';
  const hint = redirects === 0 ? ', or that said: `http: true`' : '';
  throw new Fault('input', `${what} ${url.protocol.replace(':', '')}, wanted https${hint}`);
}

/** Writes the body into the file, unpacked; gives the digest of what was written. */
async function save(
  { largest }: ListSettings,
  headers: Dispatcher.ResponseData['headers'],
  body: Readable,
  file: FileHandle,
  signal: AbortSignal,
): Promise<string> {
  const encoding = textOf(headers['content-encoding'])?.toLowerCase() ?? 'identity';
  const isPacked = encoding === 'gzip' || encoding === 'x-gzip';
  try {
    if (!isPacked && encoding !== 'identity')
      throw new Fault(
        'input',
        'the answer is encoded in a way that was not asked for, wanted gzip or none',
      );
    if (Number(textOf(headers['content-length'])) > largest) throw tooLarge(largest);
  } catch (cause) {
    body.on('error', () => undefined).destroy();
    throw cause;
  }
  const hash = createHash('sha256');
  const write = async (blocks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const block of blocks) {
      hash.update(block);
      await file.writeFile(block);
    }
  };
  const sent = limit(largest);
  if (isPacked) await pipeline(body, sent, createGunzip(), limit(largest), write, { signal });
  else await pipeline(body, sent, write, { signal });
  return hash.digest('hex');
}

/** Lets so many bytes through, and fails with the next one. */
function limit(most: number): Transform {
  let size = 0;
  return new Transform({
    transform(block: Buffer, _, done) {
      size += block.length;
      if (size > most) done(tooLarge(most));
      else done(null, block);
    },
  });
}

function tooLarge(most: number): Fault {
  return new Fault('data', `it has more than ${most} bytes`);
}

/** A header that was sent once. */
function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/** Why a fetch failed, in words that hold nothing of what the server sent. */
function whyOf(cause: unknown, times: FetchTimes): string {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const { name } = cause as Error;
  if (name === 'TimeoutError' || name === 'AbortError')
    return `it was not there after ${times.whole / 1000} s`;
  if (cause instanceof errors.ConnectTimeoutError)
    return `no connection after ${times.connect / 1000} s`;
  if (cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError)
    return `the server was silent for ${times.silence / 1000} s`;
  if (code.startsWith('Z_')) return 'what the server sent is no whole gzip';
  if (code.startsWith('UND_ERR') || code === 'ECONNRESET')
    return 'the answer broke off or was not as long as the server said';
  if (code === 'ECONNREFUSED') return 'the server refuses connections';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name of the server is not known';
  return reasonOf(cause);
}

import { describe, expect, it } from 'vitest';
import { systemResolve } from '../../../src/sink/webhook/checked-lookup.ts';
import { Poster } from '../../../src/sink/webhook/poster.ts';
import { receivers } from './receiver.ts';

const receiver = receivers();
const OPEN = { http: true, private: true };
const QUICK = { connect: 300, head: 300, body: 200 };
const never = new AbortController().signal;

/** Ends with a body, but not with a head, before a test gives up. */
const PATIENT = { connect: 60_000, head: 60_000, body: 200 };

const poster = (url: string, allowed = OPEN, timeouts = QUICK) =>
  new Poster(new URL(url), { allowed, clock: () => 0, resolve: systemResolve, timeouts });

/** What comes of one request. */
async function answer(url: string, allowed = OPEN, timeouts = QUICK): Promise<unknown> {
  const one = poster(url, allowed, timeouts);
  const { kind, ...rest } = await one.post('{}', { 'x-a': 'b' }, never);
  await one.close();
  return 'words' in rest ? [kind, rest.words] : [kind];
}

describe('Poster', () => {
  it('posts the body with its headers to the path and query of the URL', async () => {
    const { url, received } = await receiver();
    expect(await answer(url)).toEqual(['delivered']);
    expect(received).toMatchObject([
      {
        path: '/hook/s3cret-path?q=1',
        body: '{}',
        headers: { 'content-type': 'application/json', 'content-length': '2', 'x-a': 'b' },
      },
    ]);
  });

  it('does not wait for a receiver that hangs before its answer', async () => {
    const one = await receiver();
    one.answer = () => undefined;
    expect(await answer(one.url)).toEqual(['retry', 'no answer in time']);
  });

  it('does not wait for a head that drips', async () => {
    const one = await receiver();
    one.answer = (response) => {
      const socket = response.socket;
      socket?.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket?.write('x-drip: 1\r\n'), 50);
      socket?.on('close', () => clearInterval(drip));
    };
    expect(await answer(one.url)).toEqual(['retry', 'no answer in time']);
  });

  it('does not wait for one that promises an answer again and again', async () => {
    const one = await receiver();
    one.answer = (response) => {
      const promise = setInterval(
        () => response.writeEarlyHints({ link: '</a>; rel=preload' }),
        50,
      );
      response.on('close', () => clearInterval(promise));
    };
    expect(await answer(one.url)).toEqual(['retry', 'no answer in time']);
  });

  it('goes by the status of an answer whose body hangs, drips, is endless or of a false length', async () => {
    const one = await receiver();
    let flooded = 0;
    const bodies: ((response: Parameters<typeof one.answer>[0]) => void)[] = [
      (response) => response.writeHead(200, { 'content-length': '1000000000' }).write('x'),
      (response) => response.writeHead(200, { 'content-length': '10' }).end('x'),
      (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nmuch longer'),
      (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nshort'),
      (response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(drip));
      },
      (response) => {
        response.writeHead(200);
        const flood = (): void => {
          do flooded += 65_536;
          while (response.write('x'.repeat(65_536)));
          response.once('drain', flood);
        };
        flood();
      },
    ];
    for (const body of bodies) {
      one.answer = body;
      expect(await answer(one.url, OPEN, PATIENT)).toEqual(['delivered']);
    }
    expect(flooded).toBeLessThan(16 * 1024 * 1024);
  });

  it('can go on over a new connection after an answer that broke the old one', async () => {
    const one = await receiver();
    const same = poster(one.url);
    one.answer = (response) => response.socket?.end('nonsense');
    expect(await same.post('{}', {}, never)).toMatchObject({ kind: 'retry' });
    one.answer = (response) =>
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nlonger');
    expect(await same.post('{}', {}, never)).toEqual({ kind: 'delivered' });
    one.answer = (response) => response.writeHead(204).end();
    expect(await same.post('{}', {}, never)).toEqual({ kind: 'delivered' });
    await same.close();
  });

  it('follows no redirect, wherever it goes', async () => {
    const inner = await receiver();
    const one = await receiver();
    for (const status of [301, 302, 303, 307, 308]) {
      one.answer = (response) => response.writeHead(status, { location: inner.url }).end();
      expect(await answer(one.url)).toEqual([
        'retry',
        `answered ${status}: redirects are not followed`,
      ]);
    }
    expect(inner.received).toEqual([]);
  });

  it('hands on what the receiver asks for, and what it refuses', async () => {
    const one = await receiver();
    one.answer = (response) => response.writeHead(429, { 'retry-after': '7' }).end('x');
    const same = poster(one.url);
    expect(await same.post('{}', {}, never)).toEqual({
      kind: 'retry',
      words: 'answered 429',
      after: 7,
    });
    await same.close();
    one.answer = (response) => response.writeHead(404).end();
    expect(await answer(one.url)).toEqual(['refused', 'answered 404']);
  });

  it('does not connect to a name that leads to a private address', async () => {
    const one = await receiver();
    const url = one.url.replace('127.0.0.1', 'localhost');
    expect(await answer(url, { http: true, private: false })).toEqual([
      'retry',
      'its name leads to a private address; allow_private permits that',
    ]);
    expect(one.received).toEqual([]);
  });

  it('says in words why there is no connection', async () => {
    expect(await answer('http://127.0.0.1:1/')).toEqual(['retry', 'it refuses connections']);
    const one = await receiver();
    one.answer = (response) => response.socket?.destroy();
    expect(await answer(one.url)).toEqual(['retry', 'it cut the connection']);
  });

  it('stops at once when it is told to', async () => {
    const one = await receiver();
    one.answer = () => undefined;
    const stop = new AbortController();
    const slow = poster(one.url, OPEN, PATIENT);
    const posted = slow.post('{}', {}, stop.signal);
    stop.abort();
    expect(await posted).toMatchObject({ kind: 'retry' });
    await slow.close();
  });
});

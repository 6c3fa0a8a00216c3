import { createHmac } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { findingLine } from '../../../src/sink/findings/finding-line.ts';
import {
  openWebhook,
  type WebhookParts,
  type WebhookSettings,
} from '../../../src/sink/webhook/open-webhook.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { FakeTime, until } from '../findings/fake-time.ts';
import { SAMPLE } from '../findings/findings.ts';
import { recordedNews } from '../findings/recorded-news.ts';
import { type Receiver, receivers } from './receiver.ts';

const temporaryDirectory = temporaryDirectories();
const receiver = receivers();
const SECRET = Buffer.from('correct horse battery staple');
const DAY = Date.parse('2026-11-22T00:00:00Z') / 1000;

const numbered = (count: number, more: Partial<Finding> = {}): Finding => ({
  ...SAMPLE,
  count,
  ...more,
});

async function opened(
  { url }: Pick<Receiver, 'url'>,
  settings: Partial<WebhookSettings> = {},
  parts: Partial<WebhookParts> = {},
) {
  const { news, told } = recordedNews();
  const time = new FakeTime();
  const sink = await openWebhook(
    {
      url,
      format: 'json',
      secret: SECRET,
      allowed: { http: true, private: true },
      directory: undefined,
      version: '0.1.0',
      ...settings,
    },
    {
      news,
      clock: () => DAY + time.elapsed(),
      elapsed: time.elapsed,
      timer: time.timer,
      random: () => 1,
      timeouts: { connect: 300, head: 300, body: 200 },
      ...parts,
    },
  );
  return { sink, told, time };
}

const counts = ({ received }: Pick<Receiver, 'received'>): number[] =>
  received.map(({ body }) => (JSON.parse(body) as { finding: Finding }).finding.count);

/** What waits on disk, in order. */
const spooled = (directory: string): Finding[] =>
  readdirSync(directory)
    .filter((name) => /^\d+\.ndjson$/.test(name))
    .sort()
    .flatMap((name) => readFileSync(join(directory, name), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Finding);

/** Lets one timer after the other ring. */
async function passUntil(time: FakeTime, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await until(() => time.waiting.length > 0 || isSo());
    if (time.waiting.length > 0) time.passNext();
  }
}

describe('WebhookSink', () => {
  it('sends every finding in order, signed, each under a key of its own', async () => {
    const one = await receiver();
    const directory = join(temporaryDirectory(), 'webhook');
    const { sink, told } = await opened(one, { directory });
    for (let i = 0; i < 50; i++) sink.offer(numbered(i));
    await sink.close();
    expect(counts(one)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    for (const { headers, body } of one.received) {
      const [, seconds, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
        String(headers['x-logsluice-signature']),
      ) ?? ['', '', ''];
      expect(Number(seconds)).toBe(DAY);
      expect(v1).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'));
    }
    expect(new Set(one.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(50);
    expect(spooled(directory)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('loses nothing in an hour of 500, tries ever less often, and says so twice', async () => {
    const one = await receiver();
    const directory = join(temporaryDirectory(), 'webhook');
    const { sink, told, time } = await opened(one, { directory });
    one.answer = (response) => response.writeHead(500).end();
    for (let i = 0; i < 5; i++) sink.offer(numbered(i, { id: `episode${i}` }));
    await passUntil(time, () => time.elapsed() >= 3600);
    expect(one.received.length).toBeLessThan(60);
    await until(() => time.waiting.length > 0);
    await until(() => spooled(directory).length === 5);
    one.received.length = 0;
    one.answer = (response) => response.writeHead(200).end('ok');
    await passUntil(time, () => one.received.length === 5);
    await sink.close();
    expect(counts(one).sort()).toEqual([0, 1, 2, 3, 4]);
    expect(told).toEqual([
      'fault: webhook 127.0.0.1: answered 500; tries again, with 5 findings waiting',
      expect.stringMatching(
        /^notice: webhook 127\.0\.0\.1: takes findings again; still to go: \d$/,
      ),
    ]);
    expect(spooled(directory)).toEqual([]);
  });

  it('waits as long as 429 asks', async () => {
    const one = await receiver();
    const { sink, time } = await opened(one);
    one.answer = (response) => response.writeHead(429, { 'retry-after': '1200' }).end();
    sink.offer(SAMPLE);
    await until(() => time.waiting.length > 0);
    expect(time.waiting).toEqual([1_200_000]);
    one.answer = (response) => response.writeHead(204).end();
    await passUntil(time, () => one.received.length === 2);
    expect(time.elapsed()).toBeCloseTo(1200, 0);
    await sink.close();
  });

  it('keeps the order within an episode when one of its states fails', async () => {
    const one = await receiver();
    const { sink, time } = await opened(one);
    let failures = 3;
    one.answer = (response, { body }) => {
      const fails = body.includes('"count":0,') && failures-- > 0;
      response.writeHead(fails ? 503 : 204).end();
    };
    sink.offer(numbered(0, { id: 'a' }));
    sink.offer(numbered(1, { id: 'b' }));
    sink.offer(numbered(2, { id: 'a' }));
    await passUntil(time, () => one.received.length === 6);
    await sink.close();
    expect(counts(one)).toEqual([0, 1, 0, 0, 0, 2]);
  });

  it('lays what is refused for good among the dead letters, and says where', async () => {
    const one = await receiver();
    const directory = join(temporaryDirectory(), 'webhook');
    const { sink, told } = await opened(one, { directory });
    one.answer = (response, { body }) =>
      response.writeHead(body.includes('"count":2,') ? 204 : 410).end('no');
    for (let i = 0; i < 3; i++) sink.offer(numbered(i));
    await sink.close();
    const path = join(directory, 'dead-letters.ndjson');
    const letters = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(letters).toEqual(
      [0, 1].map(
        (i) =>
          `{"at":"2026-11-22T00:00:00.000Z","answer":"answered 410","finding":${findingLine(numbered(i))}}`,
      ),
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(spooled(directory)).toEqual([]);
    expect(told).toEqual([
      `fault: webhook 127.0.0.1: answered 410, which is final: the finding is in ${path}, the next run sends it again; others like it are counted only`,
      'notice: webhook 127.0.0.1: had refused 2 findings before this one',
    ]);
  });

  it('sends what was refused once more in the next run, and no older state of what waits', async () => {
    const one = await receiver();
    const directory = join(temporaryDirectory(), 'webhook');
    const path = join(directory, 'dead-letters.ndjson');
    one.answer = (response) => response.writeHead(404).end();
    const first = await opened(one, { directory });
    for (let i = 0; i < 3; i++) first.sink.offer(numbered(i, { id: `abcdef2${i + 2}` }));
    await first.sink.close();
    appendFileSync(path, '{"at":"2026-11-22T00:00:00.000Z","answer":"x","finding":{"id":');
    one.answer = () => undefined;
    const late = await opened(one, { directory }, { grace: 0 });
    expect(readFileSync(path, 'utf8')).toBe('');
    await late.sink.close();
    expect(spooled(directory).map(({ count }) => count)).toEqual([0, 1, 2]);
    one.received.length = 0;
    one.answer = (response) => response.writeHead(204).end();
    writeFileSync(
      path,
      `{"at":"x","answer":"\\"","finding":${findingLine(numbered(7, { id: 'abcdef22' }))}}\n`,
    );
    const last = await opened(one, { directory });
    await last.sink.close();
    expect(counts(one)).toEqual([0, 1, 2]);
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(spooled(directory)).toEqual([]);
  });

  it('leaves what it cannot send on disk, within a bound, and the next run sends it', async () => {
    const one = await receiver();
    const directory = join(temporaryDirectory(), 'webhook');
    one.answer = () => undefined;
    const first = await opened(
      one,
      { directory },
      { timeouts: { connect: 60_000, head: 60_000, body: 9 } },
    );
    for (let i = 0; i < 3; i++) first.sink.offer(numbered(i));
    await until(() => one.received.length === 1);
    const closing = first.sink.close();
    first.time.passNext();
    await closing;
    expect(first.told).toEqual(['notice: webhook 127.0.0.1: the next run will send 3 findings']);
    const key = one.received[0]?.headers['idempotency-key'];

    one.received.length = 0;
    one.answer = (response) => response.writeHead(204).end();
    const second = await opened(one, { directory });
    second.sink.offer(numbered(3));
    await second.sink.close();
    expect(counts(one)).toEqual([0, 1, 2, 3]);
    expect(one.received[0]?.headers['idempotency-key']).toBe(key);
    expect(second.told).toEqual(['notice: webhook 127.0.0.1: sends 3 findings of an earlier run']);
    expect(spooled(directory)).toEqual([]);
  });

  it('without a directory it says how many are lost', async () => {
    const one = await receiver();
    one.answer = (response) => response.writeHead(500).end();
    const { sink, told, time } = await opened(one, {}, { grace: 0.5 });
    sink.offer(numbered(0));
    await until(() => time.waiting.length > 0);
    await sink.close();
    expect(told).toEqual(['fault: webhook 127.0.0.1: lost 1 finding that could not be sent']);
  });

  it('never holds more than it may, and lets the least go first', async () => {
    const one = await receiver();
    const directory = join(temporaryDirectory(), 'webhook');
    one.answer = (response) => response.writeHead(500).end();
    const { sink, told, time } = await opened(
      one,
      { directory, most: 10.5 * findingLine(SAMPLE).length },
      { grace: 0 },
    );
    for (let i = 0; i < 30; i++) {
      sink.offer(numbered(i, { id: `e${i}`, severity: i % 3 === 0 ? 'high' : 'low' }));
    }
    await until(() => time.waiting.length > 0);
    await sink.close();
    const kept = spooled(directory);
    expect(kept).toHaveLength(10);
    expect(kept.every(({ severity }) => severity === 'high')).toBe(true);
    expect(told).toEqual([
      'fault: webhook 127.0.0.1: too many findings wait: the oldest of the lowest severity are dropped',
      'notice: webhook 127.0.0.1: dropped 20 findings',
      'notice: webhook 127.0.0.1: the next run will send 10 findings',
    ]);
  });

  it('offer() never waits and never throws, whatever the receiver does', async () => {
    const one = await receiver();
    one.answer = () => undefined;
    const { sink, told } = await opened(one, { most: 100 * 1500 }, { grace: 0 });
    for (let i = 0; i < 5000; i++) sink.offer(numbered(i));
    expect(one.received).toEqual([]);
    await sink.close();
    sink.offer(SAMPLE);
    expect(told[0]).toMatch(/too many findings wait/);
  });

  it('refuses settings that it cannot keep', async () => {
    const { url } = await receiver();
    const refused = (settings: Partial<WebhookSettings>) =>
      expect(opened({ url }, settings)).rejects.toMatchObject({ code: 'config' });
    await refused({ secret: undefined });
    await refused({ allowed: { http: false, private: true } });
    await refused({ allowed: { http: true, private: false } });
    await opened({ url }, { format: 'slack', secret: undefined });
  });

  it('tells nobody the secret, the path of the URL or a word of a finding', async () => {
    const one = await receiver();
    const said: string[] = [];
    for (const status of [301, 404, 429, 500]) {
      one.answer = (response) =>
        response.writeHead(status, 's3cret reason', { 'x-secret': SECRET.toString() }).end(SECRET);
      const { sink, told, time } = await opened(one, { most: 2000 }, { grace: 0 });
      for (let i = 0; i < 3; i++) sink.offer(numbered(i, { id: `e${i}` }));
      await passUntil(time, () => told.length > 1);
      await sink.close();
      said.push(...told);
    }
    expect(said.length).toBeGreaterThanOrEqual(8);
    expect(said.join('\n')).not.toMatch(/s3cret|correct horse|account_|country RO|Example Hosting/);
  });
});

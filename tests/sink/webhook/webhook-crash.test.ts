import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWebhook, type WebhookSettings } from '../../../src/sink/webhook/open-webhook.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { compiled } from '../findings/compiled.ts';
import { until } from '../findings/fake-time.ts';
import { SAMPLE } from '../findings/findings.ts';
import { recordedNews } from '../findings/recorded-news.ts';
import { receivers } from './receiver.ts';

const temporaryDirectory = temporaryDirectories();
const receiver = receivers();
const SECRET = 'correct horse battery staple';
const FINDINGS = 40;

/** Offers findings and lives until it is killed. */
const child = (module: string, settings: WebhookSettings): string => `
  import { openWebhook } from ${JSON.stringify(module)};
  const news = { notice: () => {}, fault: () => {} };
  const settings = ${JSON.stringify(settings)};
  const sink = await openWebhook({ ...settings, secret: Buffer.from(${JSON.stringify(SECRET)}) }, { news });
  for (let count = 0; count < ${FINDINGS}; count++) sink.offer({ ...${JSON.stringify(SAMPLE)}, count });
  setInterval(() => {}, 1000);
`;

/** Lines of the files that are complete. */
const spooled = (directory: string): number =>
  readdirSync(directory)
    .filter((name) => /^\d+\.ndjson$/.test(name))
    .map((name) => readFileSync(join(directory, name), 'utf8').split('\n').length - 1)
    .reduce((sum, lines) => sum + lines, 0);

describe('WebhookSink', () => {
  it('delivers what a run held that was killed in the middle, under the same keys', async () => {
    const module = compiled('sink/webhook/open-webhook.ts', temporaryDirectory());
    const directory = join(temporaryDirectory(), 'webhook');
    const one = await receiver();
    const settings: WebhookSettings = {
      url: one.url,
      format: 'json',
      secret: undefined,
      allowed: { http: true, private: true },
      directory,
      version: '0.1.0',
    };
    // Takes ten, then hangs with the eleventh in hand.
    one.answer = (response) => {
      if (one.received.length <= 10) response.writeHead(204).end();
    };
    const victim = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      child(module, settings),
    ]);
    await until(() => one.received.length === 11);
    await until(() => spooled(directory) >= FINDINGS - 10);
    victim.kill('SIGKILL');
    await once(victim, 'close');

    const before = one.received.splice(0);
    one.answer = (response) => response.writeHead(204).end();
    const sink = await openWebhook(
      { ...settings, secret: Buffer.from(SECRET) },
      { news: recordedNews().news },
    );
    await sink.close();
    const bodies = new Map(before.map(({ headers, body }) => [headers['idempotency-key'], body]));
    for (const { headers, body } of one.received) {
      const key = headers['idempotency-key'];
      expect(body).toBe(bodies.get(key) ?? body);
      bodies.set(key, body);
    }
    expect(bodies.size).toBe(FINDINGS);
    expect(one.received.map(({ headers }) => headers['idempotency-key'])).toContain(
      before[10]?.headers['idempotency-key'],
    );
    expect(readdirSync(directory)).toEqual(['dead-letters.ndjson']);
  });
});

import { expect, it } from 'vitest';
import { Kind } from '../../src/model/kind.ts';
import { Tally } from '../../src/model/tally.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { passed, stages } from '../laws/sluice-of.ts';

const line = (address: string, agent: string): string =>
  `${address} - - [22/Nov/2026:17:15:43 +0000] "GET / HTTP/1.1" 200 5 "-" "${agent}"\n`;

async function ratesAfter(source: string) {
  const sluice = new Sluice(await stages('combined'));
  passed(sluice, source);
  const { caches, linesIn, replaced } = sluice.tally;
  return caches.rates(linesIn, replaced);
}

it('values that come again are hits, by whichever way their line went', async () => {
  const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const source = ['192.0.2.1', '192.0.2.2'].map((address) => line(address, browser)).join('');
  const { lines, addresses, agents } = await ratesAfter(source.repeat(5000));
  expect(lines.hits + lines.misses).toBe(10_000);
  expect(lines.rate).toBeGreaterThan(0.5);
  // The kernel and the reference each work a value out for themselves.
  expect(addresses.hits + addresses.misses).toBe(10_000);
  expect(addresses.misses).toBeLessThanOrEqual(4);
  expect(agents.misses).toBeLessThanOrEqual(2);
  expect(agents.rate).toBeGreaterThan(0.999);
});

it('values that are all new are misses', async () => {
  let source = '';
  for (let i = 0; i < 2000; i++) source += line(`198.18.${i >> 8}.${i & 255}`, `curl/8.${i}`);
  const { addresses } = await ratesAfter(source);
  expect(addresses).toEqual({ hits: 0, misses: 2000, rate: 0 });
});

it('of nothing there is no rate', async () => {
  const none = { hits: 0, misses: 0, rate: 0 };
  expect(await ratesAfter('')).toEqual({ lines: none, addresses: none, agents: none });
});

it('what is known of a run stays as it was when the run goes on', () => {
  const [running, written] = [new Tally(), new Tally()];
  running.linesIn = 3;
  running.caches.known = 2;
  written.copy(running);
  running.linesIn = 9;
  running.caches.known = 9;
  running.caches.miss(Kind.address);
  expect(written.caches.rates(written.linesIn, written.replaced).lines).toEqual({
    hits: 2,
    misses: 1,
    rate: 0.6667,
  });
  expect(written.caches.addresses).toBe(0);
});

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { limitNursery } from '../../src/cli/limit-nursery.ts';

/** A new heap in which many objects live for a while; says how large its room for young ones is then. */
const BUSY = `
  const { getHeapSpaceStatistics } = require('node:v8');
  const window = [];
  for (let i = 0; i < 3e6; i++) window[i % 2e5] = { i };
  const { space_size } = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  require('node:worker_threads').parentPort.postMessage(space_size);
`;

async function nurseryOfBusyHeap(): Promise<number> {
  const [size] = await once(new Worker(BUSY, { eval: true }), 'message');
  return size as number;
}

it('the room for young objects does not grow', async () => {
  expect(await nurseryOfBusyHeap()).toBeGreaterThan(12e6);
  limitNursery();
  expect(await nurseryOfBusyHeap()).toBeLessThan(5e6);
});

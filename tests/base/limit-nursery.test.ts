import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const LIMIT = new URL('../../dist/base/limit-nursery.js', import.meta.url).href;

/** A process in which many objects live for a while; says how large its room for young ones is then, in bytes. */
const BUSY = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { limitNursery } from '${LIMIT}';
  if (process.argv[1] === 'limited') limitNursery();
  const window = [];
  for (let i = 0; i < 3e6; i++) window[i % 2e5] = { i };
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  process.stdout.write(String(young.space_size));
`;

function nurseryOfBusyProcess(...args: string[]): number {
  const node = ['--input-type=module', '-e', BUSY, ...args];
  return Number(execFileSync(process.execPath, node, { encoding: 'utf8' }));
}

it('the room for young objects does not grow', () => {
  expect(nurseryOfBusyProcess('as ever')).toBeGreaterThan(12e6);
  expect(nurseryOfBusyProcess('limited')).toBeLessThan(5e6);
});

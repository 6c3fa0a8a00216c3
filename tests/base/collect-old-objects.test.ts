import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const COLLECT = new URL('../../dist/base/collect-old-objects.js', import.meta.url).href;

/** A process with 100,000 old objects that nobody needs any more; says how many megabytes its old objects have then. */
const LITTERED = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { oldObjects } from '${COLLECT}';
  const tell = oldObjects();
  let window = [];
  for (let i = 0; i < 1e5; i++) window.push({ i, text: 'number ' + i });
  for (let i = 0; i < 3e6; i++) ({ i, text: 'number ' + i });
  window = undefined;
  for (const lines of process.argv.slice(1)) tell(Number(lines));
  const old = getHeapSpaceStatistics().find((space) => space.space_name === 'old_space');
  process.stdout.write(String(old.space_used_size / 1e6));
`;

function oldObjectsAfter(...lines: number[]): number {
  const node = ['--input-type=module', '-e', LITTERED, ...lines.map(String)];
  return Number(execFileSync(process.execPath, node, { encoding: 'utf8' }));
}

it('old objects that nobody needs are thrown away after a million lines', () => {
  expect(oldObjectsAfter(999_999)).toBeGreaterThan(8);
  expect(oldObjectsAfter(400_000, 1_000_000)).toBeLessThan(5);
});

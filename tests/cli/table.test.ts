import { expect, it } from 'vitest';
import { table } from '../../src/cli/table.ts';

it('table() lays cells out in columns, numbers to the right, nothing behind the last', () => {
  const rows = [
    ['kind', 'count', 'places'],
    ['address', 7, 'a:1'],
    ['email', 12_000, ''],
  ];
  expect(table(rows)).toBe(`  kind     count  places
  address      7  a:1
  email    12000
`);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { address } from '../prefixes.ts';
import { listIn } from './lists-of.ts';

const temporaryDirectory = temporaryDirectories();

// A thread needs compiled code.
const { href } = new URL('../../../dist/filter/list/read-list-aside.js', import.meta.url);
type Module = typeof import('../../../src/filter/list/read-list-aside.ts');

describe('readListAside()', () => {
  it('gives what readList() gives: the list with its report, or the fault', async () => {
    const { readListAside }: Module = await import(href);
    const file = join(temporaryDirectory(), 'drop.txt');
    writeFileSync(file, `192.0.2.1/24\n2001:db8::/32\n${'198.51.100.0/24\n'.repeat(40)}x\n`);
    const { set, report } = await readListAside(listIn(file));
    expect([...set.prefixes()]).toEqual(['192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32']);
    expect(set.has(address('198.51.100.7'))).toBe(true);
    expect(report).toMatchObject({ entries: 42, duplicates: 39, hostBits: 1, garbageLines: [43] });
    expect(report.garbageShare).toBeCloseTo(100 / 43);
    writeFileSync(file, 'garbage\n');
    const failure = readListAside(listIn(file));
    await expect(failure).rejects.toMatchObject({ name: 'Fault', code: 'data' });
    await expect(failure).rejects.toThrow('1 of 1 entries');
  });
});

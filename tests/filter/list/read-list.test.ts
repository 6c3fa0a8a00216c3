import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListSettings } from '../../../src/filter/list/list-settings.ts';
import { readList } from '../../../src/filter/list/read-list.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { listIn } from './lists-of.ts';

const temporaryDirectory = temporaryDirectories();

async function readText(text: string, said: Partial<ListSettings> = {}) {
  const file = join(temporaryDirectory(), 'drop.txt');
  writeFileSync(file, text);
  return readList(listIn(file, said));
}

const entries = (count: number): string =>
  Array.from({ length: count }, (_, i) => `198.18.${i >> 8}.${i & 255}\n`).join('');

describe('readList()', () => {
  it('reads a file of many blocks', async () => {
    const { set, report } = await readText(entries(65_536));
    expect([report.entries, [...set.prefixes()]]).toEqual([65_536, ['198.18.0.0/16']]);
  });

  it('uses a list with a little garbage, and refuses one with more, by lines and not by content', async () => {
    expect((await readText(`${entries(95)}secret\n`.repeat(1))).report.garbage).toBe(1);
    const refused = readText(`${entries(90)}${'secret\n'.repeat(10)}`);
    await expect(refused).rejects.toThrow(
      '10 of 100 entries are no address, prefix or range (line:91, line:92, line:93, line:94, line:95 and 5 more), wanted at most 5 %',
    );
    await expect(refused).rejects.not.toThrow('secret');
    await expect(readText('<html>\n')).rejects.toThrow('1 of 1 entries');
    expect((await readText('<html>\n192.0.2.1', { mostGarbage: 50 })).set.count).toBe(1);
  });

  it('refuses a list of everything unless that was said', async () => {
    const all = '0.0.0.0/1\n128.0.0.0/1\n';
    await expect(readText(all)).rejects.toThrow('every address');
    expect((await readText(all, { allowAll: true })).set.holdsAll).toBe(true);
  });

  it('uses a list of comments, and refuses a file without a byte', async () => {
    expect((await readText('# nobody yet\n')).set.count).toBe(0);
    await expect(readText('')).rejects.toThrow('it is empty');
  });

  it('refuses a file that is too large', async () => {
    await expect(readText(entries(10), { largest: 100 })).rejects.toThrow('more than 100 bytes');
  });

  it('refuses what is no file, without waiting for it', async () => {
    const directory = temporaryDirectory();
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    mkdirSync(join(directory, 'sub'));
    await expect(readList(listIn(pipe))).rejects.toThrow('no regular file');
    await expect(readList(listIn(join(directory, 'sub')))).rejects.toThrow('no regular file');
  });

  it('says what fetches a list that is not there', async () => {
    const file = join(temporaryDirectory(), 'drop.txt');
    await expect(readList(listIn(file))).rejects.toThrow(/no such file or directory \(ENOENT\)$/);
    const list = listIn(file, { url: 'https://lists.example/drop.txt' });
    await expect(readList(list)).rejects.toThrow('"logsluice lists update drop" fetches it');
  });
});

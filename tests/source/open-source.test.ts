import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSources, openSource } from '../../src/source/open-source.ts';
import { totalSize } from '../../src/source/total-size.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';

const temporaryDirectory = temporaryDirectories();

describe('openSource()', () => {
  it('gives a file block by block; a block stays as it is until the call after the next', async () => {
    const path = join(temporaryDirectory(), 'a');
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * 7) % 251);
    writeFileSync(path, bytes);
    const source = await openSource(path);
    const blocks: Buffer[] = [];
    let block = await source.next();
    while (block !== undefined) {
      const ahead = await source.next();
      blocks.push(Buffer.from(block));
      block = ahead;
    }
    await source.close();
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
  });

  it('reads what a file grew by until its end was met', async () => {
    const path = join(temporaryDirectory(), 'a');
    writeFileSync(path, 'one\n');
    const source = await openSource(path);
    expect(Buffer.from((await source.next()) ?? []).toString()).toBe('one\n');
    appendFileSync(path, 'two\n');
    expect(Buffer.from((await source.next()) ?? []).toString()).toBe('two\n');
    expect(await source.next()).toBe(undefined);
    await source.close();
  });

  it('can be closed while a read is under way', async () => {
    const path = join(temporaryDirectory(), 'a');
    writeFileSync(path, 'one\n');
    const source = await openSource(path);
    const reading = source.next();
    await source.close();
    expect(await reading).toBeDefined();
    expect(await source.next()).toBe(undefined);
  });

  it('tells what is missing as a fault of input', async () => {
    const path = join(temporaryDirectory(), 'none');
    await expect(openSource(path)).rejects.toMatchObject({
      code: 'input',
      message: `cannot read ${path}: no such file or directory (ENOENT)`,
    });
  });
});

describe('checkSources()', () => {
  it('takes what can be read and refuses the rest', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'a'), '');
    mkdirSync(join(directory, 'd'));
    await checkSources([join(directory, 'a'), '-', '/dev/null']);
    await expect(checkSources([join(directory, 'a'), join(directory, 'd')])).rejects.toMatchObject({
      code: 'input',
      message: `cannot read ${join(directory, 'd')}: it is a directory (EISDIR)`,
    });
  });
});

it('totalSize() adds up files, and is not known where one input is none', () => {
  const path = join(temporaryDirectory(), 'a');
  writeFileSync(path, 'four');
  expect(totalSize([path, path])).toBe(8);
  expect(totalSize([path, '/dev/null'])).toBe(undefined);
});

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'logsluice-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('loadConfig()', () => {
  it('gives the defaults without a path', async () => {
    expect(await loadConfig(undefined)).toEqual(parseConfig('', 'l.yaml'));
  });

  it('reads a file, and paths in it from where it is', async () => {
    const path = written('good.yaml', 'keys: { directory: keys }\n');
    expect((await loadConfig(path)).keys.directory).toBe(join(folder, 'keys'));
  });

  it('reads UTF-8, with a byte order mark and without', async () => {
    const text = "format: '$remote_addr » $status'\n";
    for (const mark of ['', '\ufeff']) {
      const path = written('utf8.yaml', mark + text);
      expect((await loadConfig(path)).format).toBe('$remote_addr » $status');
    }
  });

  it('names the file and the place of a fault', async () => {
    const path = written('bad.yaml', 'format: json\ncolour: red\n');
    await expect(loadConfig(path)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining(`${path}:2:1: unknown key "colour"`),
    });
  });

  it('says what to do when there is no such file', async () => {
    const path = join(folder, 'none.yaml');
    await expect(loadConfig(path)).rejects.toMatchObject({
      code: 'config',
      message:
        `cannot read config ${path}: no such file or directory (ENOENT), ` +
        'wanted a YAML file; without a config the defaults hold',
    });
  });

  it('says so when it is given a directory', async () => {
    await expect(loadConfig(folder)).rejects.toThrow(/it is a directory \(EISDIR\)/);
  });

  it('says so when it may not read the file', async () => {
    const path = written('closed.yaml', 'format: json\n');
    chmodSync(path, 0);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      await expect(loadConfig(path)).rejects.toThrow(/permission denied \(EACCES\)/);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it.each([
    ['1 MiB and a byte', 1024 * 1024 + 1],
    ['10 MB', 10_000_000],
  ])('refuses a file of %s', async (_, size) => {
    const path = written('large.yaml', Buffer.alloc(size, '#'));
    await expect(loadConfig(path)).rejects.toThrow(/is larger than 1 MiB, wanted a YAML file/);
  });

  it('reads a file of exactly 1 MiB', async () => {
    const path = written('largest.yaml', Buffer.alloc(1024 * 1024, '#'));
    expect((await loadConfig(path)).format).toBe('auto');
  });

  it('reads no more of an endless file than it has to', async () => {
    await expect(loadConfig('/dev/zero')).rejects.toThrow(/is larger than 1 MiB/);
  });

  it('reads a pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', pipe]);
    const [config] = await Promise.all([
      loadConfig(pipe),
      import('node:fs/promises').then(({ writeFile }) => writeFile(pipe, 'format: json\n')),
    ]);
    expect(config.format).toBe('json');
  });

  it.each([
    ['Latin-1', Buffer.from('# café\nformat: json\n', 'latin1'), '1:6'],
    ['UTF-16 with its mark', Buffer.from('\ufefff: 1\n', 'utf16le'), '1:1'],
    ['an overlong form', Buffer.from('a: 1\nb: \xc0\xaf\n', 'latin1'), '2:4'],
    ['a cut form', Buffer.from('a: 1\n\n# \xe2\x82', 'latin1'), '3:3'],
  ])('shows where %s is no UTF-8', async (_, bytes, place) => {
    const path = written('encoding.yaml', bytes);
    await expect(loadConfig(path)).rejects.toMatchObject({
      code: 'config',
      message: `${path}:${place}: not UTF-8, wanted a YAML file in UTF-8`,
    });
  });
});

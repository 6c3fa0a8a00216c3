import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { end, logsluice, start } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.unstubAllEnvs();
});

const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

/** Runs `logsluice lists` with the config. */
const lists = (...args: string[]) =>
  logsluice(['lists', ...args, '--config', 'logsluice.yaml'], { cwd });

describe('lists check', () => {
  it('counts what is in the lists, and tells the places of what is odd', () => {
    write('logsluice.yaml', 'lists:\n  drop: { file: drop.txt, garbage: 20 }\n');
    write('drop.txt', '192.0.2.0/24\n192.0.2.0/24\n192.0.2.9\n198.51.100.9/24\nsecret\n');
    expect(lists('check')).toEqual({
      status: 0,
      signal: null,
      out: `  list  entries  prefixes  duplicates  overlaps  host bits  garbage
  drop        4         2           1         1          1        1
no address, prefix or range: ${join(cwd, 'drop.txt')}:5
bits set behind the prefix, taken off: ${join(cwd, 'drop.txt')}:4
`,
      err: '',
    });
    expect(JSON.parse(lists('check', '--json').out)).toEqual([
      {
        ...{ name: 'drop', file: join(cwd, 'drop.txt'), ok: true, entries: 4, prefixes: 2 },
        ...{ duplicates: 1, overlaps: 1, host_bits: 1, garbage: 1 },
      },
    ]);
  });

  it('exits 1 when a list cannot be used, and still tells of the others', () => {
    write('logsluice.yaml', 'lists:\n  drop: { file: drop.txt }\n  own: { file: own.txt }\n');
    write('own.txt', '192.0.2.1\n');
    const { status, out } = lists('check');
    expect(status).toBe(1);
    expect(out).toMatch(/drop +cannot be used\n +own +1 /);
    expect(out).toContain('cannot read list drop');
    expect(lists('check', 'own').status).toBe(0);
  });

  it('knows no list that the config does not name', () => {
    write('logsluice.yaml', 'lists:\n  drop: { file: drop.txt }\n');
    const { status, err } = lists('check', 'dorp');
    expect([status, err]).toEqual([
      64,
      'logsluice: there is no list "dorp", wanted one of drop; did you mean "drop"?\n',
    ]);
    expect(logsluice(['lists', 'check'], { cwd })).toMatchObject({
      status: 0,
      out: 'the config names no lists\n',
    });
  });
});

describe('lists show', () => {
  it('prints the prefixes of a list, as few as say the same', () => {
    write('logsluice.yaml', 'lists:\n  drop: { file: drop.txt }\n');
    write('drop.txt', '2001:DB8::/32\n192.0.2.128/25\n192.0.2.0/25 ; SBL1\n');
    expect(lists('show', 'drop').out).toBe('192.0.2.0/24\n2001:db8::/32\n');
    expect(JSON.parse(lists('show', 'drop', '--json').out)).toEqual([
      '192.0.2.0/24',
      '2001:db8::/32',
    ]);
  });
});

describe('lists update', () => {
  it('updates what has a url, says what changed, and fails for one without failing for all', async () => {
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    const server = createServer(({ url }, answer) => {
      if (url === '/drop')
        answer.writeHead(200, { etag: '"1"' }).end('192.0.2.0/24\n203.0.113.0/24\n');
      else answer.writeHead(404).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closers.push(() => server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    write(
      'logsluice.yaml',
      `lists:
  drop: { file: drop.txt, url: '${base}/drop', http: true }
  gone: { file: gone.txt, url: '${base}/gone', http: true }
  own: { file: own.txt }
`,
    );
    write('drop.txt', '192.0.2.0/24\n198.51.100.0/24\n');
    write('gone.txt', '192.0.2.7\n');
    const child = start(['lists', 'update', '--config', 'logsluice.yaml'], cwd);
    const err = text(child.stderr);
    expect(await end(child)).toEqual({
      status: 66,
      signal: null,
      out: `  list  state                      before  entries  added  removed
  drop  new                             2        2      1        1
  gone  failed, the old one stays
`,
    });
    expect(await err).toBe(
      'logsluice: cannot update list gone: the server answered 404, wanted 200; the old one stays\n',
    );
    expect(read('drop.txt')).toBe('192.0.2.0/24\n203.0.113.0/24\n');
    expect(read('gone.txt')).toBe('192.0.2.7\n');
  });

  it('does not guess what a list without a url is fetched from', () => {
    write('logsluice.yaml', 'lists:\n  own: { file: own.txt }\n');
    expect(lists('update')).toMatchObject({ status: 0, out: 'no list of the config has a url\n' });
    expect(lists('update', 'own')).toMatchObject({
      status: 64,
      err: 'logsluice: cannot update list own: it has no url in the config\n',
    });
  });
});

import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ListSettings } from '../../../src/filter/list/list-settings.ts';
import { FETCH_TIMES } from '../../../src/filter/update/fetch-list.ts';
import { type UpdateOptions, updateList } from '../../../src/filter/update/update-list.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { listIn } from '../list/lists-of.ts';
import { listServers } from './list-server.ts';

const temporaryDirectory = temporaryDirectories();
const { serve, agent } = listServers();

let directory: string;
let file: string;
beforeEach(() => {
  directory = temporaryDirectory();
  file = join(directory, 'drop.txt');
});

const entries = (count: number, first = 0): string =>
  Array.from({ length: count }, (_, i) => `198.18.${first}.${2 * i}\n`).join('');

const OLD = entries(10);

function update(
  url: string,
  said: Partial<ListSettings> = {},
  options: Partial<UpdateOptions> = {},
) {
  return updateList(
    { ...listIn(file, said), url },
    { force: false, times: FETCH_TIMES, dispatcher: agent, ...options },
  );
}

/** Answers with this text. */
const text =
  (body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener =>
  (_, answer) => {
    answer.writeHead(200, headers).end(body);
  };

/** The update of the list `OLD` fails with this reason, and leaves everything as it was. */
async function refused(
  answer: RequestListener | string,
  reason: RegExp | string,
  said: Partial<ListSettings> = {},
  options: Partial<UpdateOptions> = {},
): Promise<void> {
  writeFileSync(file, OLD);
  const url = typeof answer === 'string' ? answer : await serve(answer);
  const failure = update(url, said, options);
  await expect(failure).rejects.toThrow(reason);
  await expect(failure).rejects.toThrow(/^cannot update list drop: [^\n]*; the old one stays$/);
  expect(readFileSync(file, 'utf8')).toBe(OLD);
  expect(readdirSync(directory)).toEqual(['drop.txt']);
}

describe('updateList()', () => {
  it('fetches a list that was not there, into a directory that was not there', async () => {
    file = join(directory, 'lists', 'drop.txt');
    const url = await serve(text(OLD));
    const told = { state: 'new', before: undefined, entries: 10, added: 10, removed: 0 };
    expect(await update(url)).toEqual(told);
    expect(readFileSync(file, 'utf8')).toBe(OLD);
    expect(readdirSync(join(directory, 'lists'))).toEqual(['drop.txt', 'drop.txt.fetched']);
    expect(statSync(file).mode & 0o777 & ~0o644).toBe(0);
  });

  it('takes the place of the old list, keeps its mode, and tells what changed', async () => {
    writeFileSync(file, OLD);
    chmodSync(file, 0o640);
    const url = await serve(text(`${entries(8)}2001:db8::/32\n`));
    const told = { state: 'new', before: 10, entries: 9, added: 1, removed: 2 };
    expect(await update(url)).toEqual(told);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('replaces what a link leads to, not the link', async () => {
    mkdirSync(join(directory, 'real'));
    writeFileSync(join(directory, 'real', 'drop.txt'), OLD);
    symlinkSync('real/drop.txt', file);
    await update(await serve(text(entries(12))));
    expect(readlinkSync(file)).toBe('real/drop.txt');
    expect(readFileSync(file, 'utf8')).toBe(entries(12));
  });

  it('fetches nothing that has not changed, and everything when the file is not what was fetched', async () => {
    const asked: IncomingMessage['headers'][] = [];
    const date = 'Sun, 22 Nov 2026 10:00:00 GMT';
    const url = await serve(({ headers }, answer) => {
      asked.push(headers);
      const known = headers['if-none-match'] === '"v1"';
      answer.writeHead(known ? 304 : 200, { etag: '"v1"', 'last-modified': date });
      answer.end(known ? undefined : OLD);
    });
    expect(await update(url)).toMatchObject({ state: 'new' });
    expect(await update(url)).toEqual({
      ...{ state: 'same', before: 10, entries: 10, added: 0, removed: 0 },
    });
    expect(asked[1]).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': date });
    writeFileSync(file, entries(9));
    expect(await update(url)).toMatchObject({ state: 'new', before: 9, entries: 10 });
    expect(asked[2]).not.toHaveProperty('if-none-match');
    writeFileSync(`${file}.fetched`, '{ no JSON');
    expect(await update(url)).toMatchObject({ state: 'new' });
    expect(await update(`${url}?other`)).toMatchObject({ state: 'new' });
  });

  it('unpacks gzip', async () => {
    const url = await serve(text(gzipSync(OLD), { 'content-encoding': 'gzip' }));
    expect(await update(url)).toMatchObject({ entries: 10 });
    expect(readFileSync(file, 'utf8')).toBe(OLD);
  });

  it('follows redirects to https', async () => {
    const target = await serve(text(OLD));
    const url = await serve((request, answer) => {
      const location = request.url === '/drop.txt' ? '/next' : target;
      answer.writeHead(302, { location }).end('gone');
    });
    expect(await update(url)).toMatchObject({ entries: 10 });
  });

  it('fetches by plain http only where that was said', async () => {
    const url = await serve(text(OLD), true);
    await refused(url, 'its url is http, wanted https, or that said: `http: true`');
    expect(await update(url, { allowHttp: true })).toMatchObject({ entries: 10 });
  });

  it('keeps the list whole however many update it at once', async () => {
    let count = 0;
    const versions = [10, 11, 12].map((size) => entries(size));
    const url = await serve((_, answer) => {
      const version = count++ % 3;
      answer.writeHead(200, { etag: `"${version}"` }).end(versions[version]);
    });
    await Promise.all(Array.from({ length: 12 }, () => update(url)));
    expect(versions).toContain(readFileSync(file, 'utf8'));
    expect(readdirSync(directory)).toEqual(['drop.txt', 'drop.txt.fetched']);
  });

  it('removes what killed processes left, and nothing that is being written', async () => {
    const [dead, alive] = ['0', '1'].map((digit) => `.drop.txt.${digit.repeat(16)}.tmp`);
    for (const name of [dead, alive]) writeFileSync(join(directory, name), '');
    utimesSync(join(directory, dead), 0, 0);
    await update(await serve(text(OLD)));
    expect(readdirSync(directory)).toEqual([alive, 'drop.txt', 'drop.txt.fetched']);
  });
});

describe('updateList() keeps the old list', () => {
  it('when the server answers something else', async () => {
    for (const status of [204, 304, 403, 404, 500, 503])
      await refused(
        (_, answer) => answer.writeHead(status).end(),
        `answered ${status}, wanted 200`,
      );
  });

  it('when the answer breaks off', async () => {
    await refused((_, answer) => {
      answer.writeHead(200, { 'content-length': '1000' });
      answer.write(OLD, () => answer.destroy());
    }, 'broke off');
    await refused((_, answer) => {
      answer.write(OLD, () => answer.destroy());
    }, 'broke off');
  });

  it('when the answer is not as long as the server said', async () => {
    await refused((_, answer) => {
      answer.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${OLD}`);
    }, 'not as long as the server said');
    await refused((_, answer) => {
      answer.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n${OLD}`);
    }, 'the new list has 2 entries, the old one 10');
  });

  it('when the list is larger than it may be: said, sent or unpacked', async () => {
    const largest = { largest: 100_000 };
    const said = text('', { 'content-length': '100001' });
    await refused(said, 'more than 100000 bytes', largest);
    const much = Buffer.alloc(200_000, '#');
    await refused(text(much), 'more than 100000 bytes', largest);
    await refused(
      (_, answer) => {
        answer.write(much.subarray(100_000));
        answer.end(much);
      },
      'more than 100000 bytes',
      largest,
    );
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '#'));
    expect(bomb.length).toBeLessThan(100_000);
    await refused(text(bomb, { 'content-encoding': 'gzip' }), 'more than 100000 bytes', largest);
  });

  it('when what is said to be gzip is not, or not whole', async () => {
    const headers = { 'content-encoding': 'gzip' };
    await refused(text(OLD, headers), 'no whole gzip');
    await refused(text(gzipSync(OLD).subarray(0, -10), headers), 'no whole gzip');
    await refused(text(OLD, { 'content-encoding': 'br' }), 'not asked for');
  });

  it('when it is sent to plain http, even where that is allowed, in circles, or nowhere', async () => {
    const plain = await serve(text(OLD), true);
    const to =
      (location: string): RequestListener =>
      (_, answer) =>
        answer.writeHead(301, { location }).end();
    await refused(to(plain), 'the server redirects to http, wanted https');
    await refused(to(plain), 'the server redirects to http, wanted https', { allowHttp: true });
    await refused(to('file:///etc/hosts'), 'the server redirects to file, wanted https');
    await refused(to('/drop.txt'), 'redirects more than 5 times');
    await refused(to('https://'), 'redirects to no URL');
    await refused((_, answer) => answer.writeHead(302).end(), 'answered 302');
  });

  it('when the server is silent, or drips', async () => {
    const silent = { times: { ...FETCH_TIMES, silence: 100 } };
    await refused(() => undefined, 'silent for 0.1 s', {}, silent);
    await refused((_, answer) => answer.write(OLD), 'silent for 0.1 s', {}, silent);
    const drips: RequestListener = (_, answer) => {
      const drop = setInterval(() => answer.write('#'), 20);
      answer.on('close', () => clearInterval(drop));
    };
    const whole = { times: { ...FETCH_TIMES, whole: 300 } };
    await refused(drips, 'not there after 0.3 s', {}, whole);
  });

  it('when nobody is there, or somebody else', async () => {
    const { port } = new URL(await serve(text(OLD), true));
    await refused('https://127.0.0.1:1/drop.txt', /refuses|no connection/);
    await refused(`https://127.0.0.1:${port}/`, /cannot update/);
  });

  it('when the new list is no list, or one of everything', async () => {
    await refused(text('<html>\n<p>secret</p>\n'), '2 of 2 entries are no address');
    await refused(text(`${OLD}::/0\n`), 'every address');
  });

  it('when it has less than half or more than three times the entries, unless forced', async () => {
    await refused(
      text(entries(4)),
      'the new list has 4 entries, the old one 10, wanted 50 to 300 %',
    );
    await refused(text(entries(31)), 'the new list has 31 entries');
    await refused(text('# all are gone\n'), 'the new list has no entries');
    for (const size of [5, 15, 45, 4]) {
      const url = await serve(text(entries(size)));
      expect(await update(url, {}, { force: size === 4 })).toMatchObject({ entries: size });
    }
  });
});

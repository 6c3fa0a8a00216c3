import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { login, START } from '../cli/login-log.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { exitOf, run, start } from './command.ts';

/*
 * The seventh promise, for what a run keeps and tells beside its lines: no account, address or browser
 * string stands in the state directory, a finding, the body of a webhook, standard error or a summary.
 */

const temporaryDirectory = temporaryDirectories();
let cwd: string;
let server: Server;
const told: { readonly body: Buffer; readonly headers: IncomingHttpHeaders }[] = [];

beforeEach(async () => {
  cwd = temporaryDirectory();
  told.length = 0;
  server = createServer((request, answer) => {
    void buffer(request).then((body) => {
      told.push({ body, headers: request.headers });
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const DAY = 86_400;

/** Invented, and none of them a word that stands anywhere by itself. */
const ACCOUNTS = [
  'wilhelminaquist',
  'ottokar.zwartveen@example.org',
  'bö-plantagenet',
  'Zz9Plaant',
];
const ADDRESSES = [
  '203.0.113.77',
  '203.0.113.78',
  '198.51.100.201',
  '2001:db8:5eed::77',
  '192.0.2.143',
];
const AGENT = 'PlantedBrowser/41.7 (Amiga; rv:0815) Geheimfox/99';
const DEVICE = 'd-4711-planted';
const FINGERPRINT = 'SHA256:q3Xj9bGvRkYw1u2s3T4v5W6x7Y8z9A0b1C2d3E4f5G6';

/** Every way in which one of them may be written down. */
function traces(): Buffer[] {
  const bytes = ADDRESSES.flatMap((address) => {
    if (address.includes(':')) return [Buffer.from('20010db85eed00000000000000000077', 'hex')];
    const four = Buffer.from(address.split('.').map(Number));
    return [four, Buffer.from(four.toString('hex'))];
  });
  const texts = [...ACCOUNTS, ...ADDRESSES, AGENT, 'Geheimfox', DEVICE, FINGERPRINT].flatMap(
    (one) => [
      Buffer.from(one),
      Buffer.from(one.toLowerCase()),
      Buffer.from(one, 'utf16le'),
      Buffer.from(Buffer.from(one).toString('base64').replace(/=+$/, '')),
      Buffer.from(Buffer.from(one).toString('hex')),
    ],
  );
  return [...bytes, ...texts];
}

/** What of the planted stands in `bytes`, by its number: a test must not print it either. */
const found = (bytes: Uint8Array): number[] =>
  traces().flatMap((trace, i) => (Buffer.from(bytes).includes(trace) ? [i] : []));

/** The bytes of every file under a directory. */
function files(directory: string): [name: string, bytes: Buffer][] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(directory, name);
    return lstatSync(path).isFile() ? [[name, readFileSync(path)] as [string, Buffer]] : [];
  });
}

function logs(): Record<'json' | 'auth' | 'access', string> {
  const [one, two, three, four] = ACCOUNTS;
  let json = '';
  for (let i = 0; i < 15; i++)
    for (const account of ACCOUNTS) json += login(account, START + i * DAY, { agent: AGENT });
  for (const [i, account] of ACCOUNTS.entries())
    json += login(account, START + 15 * DAY + 60 * i, {
      ...{ address: ADDRESSES[i], agent: `${AGENT} ${i}`, isFar: true },
    }).replace('"event"', `"device":"${DEVICE}","event"`);
  const sshd = (i: number, rest: string) =>
    `Nov 22 08:${10 + i}:43 web1 sshd[4711]: ${rest} port 51234 ssh2`;
  const auth = [
    ...Array.from({ length: 30 }, (_, i) =>
      sshd(i, `Failed password for invalid user ${two}x${i % 9} from ${ADDRESSES[1]}`),
    ),
    sshd(41, `Accepted password for ${one} from ${ADDRESSES[1]}`),
    `${sshd(42, `Accepted publickey for ${four} from ${ADDRESSES[3]}`)}: ED25519 ${FINGERPRINT}`,
    sshd(
      43,
      `Failed password for invalid user x from ${ADDRESSES[2]} port 22 ssh2 from ${ADDRESSES[0]}`,
    ),
  ];
  const access = Array.from({ length: 30 }, (_, i) => {
    const second = String(10 + i);
    const status = i % 10 === 9 ? 302 : 401;
    return `${ADDRESSES[i % 2]} - ${three}${i % 8} [22/Nov/2026:10:00:${second} +0000] "POST /login HTTP/1.1" ${status} 12 "-" "${AGENT}"`;
  });
  const lines = (all: string[]) => `${all.join('\n')}\n`;
  return { json, auth: lines(auth), access: lines(access) };
}

function config(): void {
  const { port } = server.address() as AddressInfo;
  const url = (path: string) => `'http://127.0.0.1:${port}/${path}'`;
  const allowed = 'allow_http: true, allow_private: true';
  writeFileSync(join(cwd, 'secret'), 'a secret of some length\n', { mode: 0o600 });
  writeFileSync(join(cwd, 'bad.txt'), '203.0.113.0/24\n2001:db8:5eed::/48\n');
  writeFileSync(
    join(cwd, 'c.yaml'),
    `lists: { bad: { file: bad.txt } }
filter:
  - { when: { list: bad }, do: { finding: high } }
  - { when: { cidr: ${ADDRESSES[2]} }, do: { tag: seen } }
logins: { listed: [bad], state: state }
keys: { directory: keys }
webhooks:
  - { url: ${url('json')}, secret_file: secret, ${allowed} }
  - { url: ${url('slack')}, format: slack, ${allowed} }
`,
  );
}

it('keeps and tells nothing of what was planted in logins', async () => {
  config();
  await run(['keys', 'init', '--keys', join(cwd, 'keys')]);
  const stderr: string[] = [];
  const out: Record<string, string> = {};
  const paths: string[] = [];
  for (const [name, log] of Object.entries(logs())) {
    writeFileSync(join(cwd, name), log);
    for (const [format, file] of [
      ['native', `${name}.ndjson`],
      ...(name === 'json'
        ? [
            ['ecs', 'ecs'],
            ['ocsf', 'ocsf'],
          ]
        : []),
    ]) {
      const path = join(cwd, file);
      const state = file === `${name}.ndjson` ? [] : ['--state', join(cwd, `state-${file}`)];
      const ran = await run([
        ...[join(cwd, name), '-v', '-c', join(cwd, 'c.yaml'), '--summary', `${path}.summary`],
        ...['--findings', path, '--findings-format', format, ...state],
      ]);
      expect(ran.status).toBe(0);
      stderr.push(ran.stderr);
      out[name] = ran.stdout;
      paths.push(path);
      // It has to have found something, or nothing is tested.
      expect(readFileSync(path).length).toBeGreaterThan(0);
    }
  }
  const shown = await run(['findings', 'list', '--state', join(cwd, 'state')]);
  expect(shown.status).toBe(0);
  const kept = [
    ...files(join(cwd, 'state')),
    ...paths.flatMap((path) =>
      [path, `${path}.summary`].map((one) => [one, readFileSync(one)] as const),
    ),
    ...told.map(
      ({ body, headers }, i) =>
        [`webhook ${i}`, Buffer.concat([body, Buffer.from(JSON.stringify(headers))])] as const,
    ),
    ['stderr', Buffer.from(stderr.join('\n'))] as const,
    ['findings list', Buffer.from(shown.stdout + shown.stderr)] as const,
  ];
  expect(told.length).toBeGreaterThan(10);
  expect(kept.map(([name]) => name)).toEqual(
    expect.arrayContaining(['history.lmdb', 'findings.ndjson']),
  );
  for (const [name, bytes] of kept) expect([name, found(bytes)]).toEqual([name, []]);
  // The search finds what is there.
  expect(found(readFileSync(join(cwd, 'json'))).length).toBeGreaterThan(8);
});

it('tells nothing of it on standard error where findings go there, and leaves nothing behind when it is killed', async () => {
  const { json, auth } = logs();
  writeFileSync(join(cwd, 'auth'), auth);
  const ran = await run([join(cwd, 'auth'), '-v']);
  expect(ran.stderr).toContain('credential');
  expect(found(Buffer.from(ran.stderr))).toEqual([]);
  const child = start(['--state', join(cwd, 'state'), '--findings', join(cwd, 'f')]);
  child.stdin.write(json);
  const [first] = await new Promise<[Buffer]>((resolve) => {
    child.stdout.once('data', (block: Buffer) => resolve([block]));
  });
  expect(first.length).toBeGreaterThan(0);
  child.kill('SIGKILL');
  await exitOf(child);
  for (const [name, bytes] of files(join(cwd, 'state')))
    expect([name, found(bytes)]).toEqual([name, []]);
  expect(found(readFileSync(join(cwd, 'f')))).toEqual([]);
});

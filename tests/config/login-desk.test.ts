import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/base/fault.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import type { Geo } from '../../src/model/network.ts';
import { address } from '../filter/prefixes.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { receivers } from '../sink/webhook/receiver.ts';

// The build: a history on disk is written by a thread, which is a file of JavaScript.
const { href } = new URL('../../dist/config/login-desk.js', import.meta.url);
const { LoginDesk }: typeof import('../../src/config/login-desk.ts') = await import(href);

const temporaryDirectory = temporaryDirectories();
const receiver = receivers();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const GEO: Geo = {
  lookup: ([first]) => ({
    ...{ country: first === 203 ? 'RO' : 'NL', asn: 64_500 + first, organization: undefined },
    ...{ kind: 'fixed', place: undefined, reserved: undefined },
  }),
};
const LISTED = address('203.0.113.9');
const START = Date.UTC(2026, 8, 7, 8) / 1000;

const event = (line: number, from: string): LoginEvent => ({
  ...{ time: START + line * 3600, outcome: 'success', account: 'wilhelmina' },
  ...{ address: address(from), agent: 'curl/8.5.0', device: undefined, said: undefined },
  ...{ rule: 'sshd', source: 'auth.log', line },
  log: () => ({ user: 'user_shown', address: 'fd00::1', agent: undefined }),
});

async function open(text: string) {
  const shown: Finding[] = [];
  const notices: string[] = [];
  const faults: Fault[] = [];
  const desk = await LoginDesk.open({
    config: parseConfig(text, join(cwd, 'c.yaml')),
    version: '0.0.0',
    geo: GEO,
    isListed: (one) => Buffer.from(one).equals(LISTED),
    news: {
      notice: (said) => void notices.push(said),
      fault: (fault) => void faults.push(fault),
    },
    show: (finding) => void shown.push(finding),
  });
  return { desk, shown, notices, faults };
}

const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
const lines = (name: string) =>
  read(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

async function twoLogins(text: string) {
  const opened = await open(text);
  opened.desk.push(event(1, '192.0.2.7'));
  opened.desk.push(event(2, '203.0.113.9'));
  await opened.desk.close();
  return opened;
}

describe('a desk', () => {
  it('shows findings where they go to no file', async () => {
    const { shown } = await twoLogins('');
    expect(shown).toMatchObject([{ type: 'listed_address', state: 'opened' }]);
  });

  it('shows none where they go to a file, which has one object a line', async () => {
    const { shown } = await twoLogins('findings: { file: f }');
    expect(shown).toEqual([]);
    expect(lines('f')).toMatchObject([
      { schema: 1, login: { line: 2 }, log: { user: 'user_shown' } },
    ]);
    expect(statSync(join(cwd, 'f')).mode & 0o777).toBe(0o600);
  });

  it('shows them though they are in the journal of the state too', async () => {
    const { shown } = await twoLogins('logins: { state: state }');
    expect(shown).toHaveLength(1);
    expect(lines('state/findings.ndjson')).toMatchObject([{ id: shown[0].id }]);
  });

  it('appends to a file that is there', async () => {
    await twoLogins('findings: { file: f }');
    await twoLogins('findings: { file: f }');
    expect(lines('f')).toHaveLength(2);
  });

  it('has everything of the state directory for its owner alone', async () => {
    await twoLogins('logins: { state: state }');
    const all = readdirSync(join(cwd, 'state'), { recursive: true, encoding: 'utf8' });
    expect(all).toEqual(expect.arrayContaining(['history.lmdb', 'keys', 'findings.ndjson']));
    for (const name of ['', ...all])
      expect(statSync(join(cwd, 'state', name)).mode & 0o077).toBe(0);
  });

  it('hands on a finding that is not of a login', async () => {
    const first = await twoLogins('');
    const { desk, shown } = await open('findings: { file: f }');
    desk.offer(first.shown[0]);
    await desk.close();
    expect([lines('f').length, shown]).toEqual([1, []]);
  });
});

describe('a desk with webhooks', () => {
  const hook = (url: string, rest = '') =>
    `webhooks: [{ url: '${url}', secret_file: secret, allow_http: true, allow_private: true ${rest}}]\n`;
  beforeEach(() => writeFileSync(join(cwd, 'secret'), 'sixteen bytes and more\n', { mode: 0o600 }));

  it('posts each finding, signed, before it is closed', async () => {
    const { url, received } = await receiver();
    const { shown, faults } = await twoLogins(hook(url));
    expect([shown, faults]).toEqual([[], []]);
    expect(received).toHaveLength(1);
    expect(JSON.stringify(received[0].headers)).toMatch(/signature/i);
    expect(received[0].body).not.toMatch(/wilhelmina|203\.0\.113/);
  });

  it('has what waits to be sent in the state directory', async () => {
    const { url, received } = await receiver();
    await twoLogins(`${hook(url)}logins: { state: state }\n`);
    expect(received).toHaveLength(1);
    expect(existsSync(join(cwd, 'state', 'webhook-1'))).toBe(true);
  });

  it.each([
    ['an unreadable secret', () => chmodSync(join(cwd, 'secret'), 0o644), 'its mode is 0644'],
    ['a short secret', () => writeFileSync(join(cwd, 'secret'), 'short\n'), 'wanted at least 16'],
  ])('refuses %s, without quoting it, and lets go of the state', async (_what, spoil, told) => {
    spoil();
    const config = `${hook('http://127.0.0.1:9/')}logins: { state: state }\n`;
    await expect(open(config)).rejects.toThrow(told);
    const { desk } = await open('logins: { state: state }');
    await desk.close();
  });

  it('posts to a url that stands in a file, and judges it as one of the config', async () => {
    const { url, received } = await receiver();
    writeFileSync(join(cwd, 'url'), `${url}\n`, { mode: 0o600 });
    const hidden = (rest: string) => `webhooks: [{ url_file: url, format: slack ${rest} }]`;
    await twoLogins(hidden(', allow_http: true, allow_private: true'));
    expect(received).toHaveLength(1);
    await expect(open(hidden(''))).rejects.toThrow(/^webhooks\.0: .*allow_http/);
    chmodSync(join(cwd, 'url'), 0o644);
    await expect(open(hidden(''))).rejects.toThrow('its mode is 0644, wanted 0600');
  });

  it('says which one is refused, and sends first what those before it have waiting', async () => {
    const one = await receiver();
    one.answer = (response) => response.writeHead(503, { 'retry-after': '60' }).end();
    const first = `{ url: '${one.url}', secret_file: secret, allow_http: true, allow_private: true }`;
    const second = "{ url: 'https://desk.example/', secret_env: LOGSLUICE_NOT_SET }";
    const state = 'logins: { state: state }\n';
    await twoLogins(`${state}webhooks: [${first}]`);
    expect(one.received).toHaveLength(1);
    one.answer = (response) => setTimeout(() => response.writeHead(204).end(), 200);
    await expect(open(`${state}webhooks: [${first}, ${second}]`)).rejects.toThrow(
      /^webhooks\.1: .*LOGSLUICE_NOT_SET/,
    );
    expect(one.received).toHaveLength(2);
    // Closed, and so written down as done: it is not sent again.
    const { desk } = await open(`${state}webhooks: [${first}]`);
    await desk.close();
    expect(one.received).toHaveLength(2);
  });

  it('takes its secret from the environment', async () => {
    await expect(
      open("webhooks: [{ url: 'https://desk.example/', secret_env: LOGSLUICE_NOT_SET }]"),
    ).rejects.toThrow('LOGSLUICE_NOT_SET');
  });
});

it('is closed in the end, whatever of it cannot be opened', async () => {
  mkdirSync(join(cwd, 'f'));
  await expect(open('findings: { file: f }\nlogins: { state: state }')).rejects.toThrow();
  const { desk } = await open('logins: { state: state }');
  await desk.close();
});

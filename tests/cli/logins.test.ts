import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { end, firstBytes, logsluice, start } from './command.ts';
import { atHome, DAY, fromFar, login, objects, START } from './login-log.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
let keys: string;
beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'logsluice-logins-'));
  logsluice(['keys', 'init', '--keys', keys]);
});
afterAll(() => rmSync(keys, { recursive: true }));
beforeEach(() => {
  cwd = temporaryDirectory();
});

const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
const run = (...args: string[]) => logsluice(args, { cwd });
const findings = (name = 'f.ndjson') => objects(join(cwd, name));
const summary = () => JSON.parse(read('s.json'));

/** A member of staff, at home for twenty days, and then somebody else. */
const STORY = atHome('wilhelmina') + fromFar('wilhelmina');

/** Waits for something that another process does. */
const until = (holds: () => boolean) =>
  vi.waitFor(() => expect(holds()).toBe(true), { timeout: 20_000, interval: 20 });

describe('a run over logins', () => {
  beforeEach(() => {
    write('log', STORY);
  });

  it('writes a finding with the pseudonyms that stand in the redacted log', () => {
    const { status, out, err } = run('log', '-k', keys, '--findings', 'f.ndjson');
    expect([status, err]).toEqual([0, '']);
    expect(findings()).toMatchObject([
      { type: 'unfamiliar_login', state: 'opened', severity: 'high', login: { line: 21 } },
    ]);
    const [{ log, account, login: told }] = findings() as never as {
      log: Record<string, string>;
      account: string;
      login: { source: string };
    }[];
    expect(told.source).toBe('log');
    const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
    expect(log).toEqual({ user: last.account, address: last.ip, agent: last.user_agent });
    // Of another keyring: the two cannot be joined.
    expect(out).not.toContain(account);
  });

  it('names the same account alike in the findings of two runs with one state, and by other names without', () => {
    run('log', '-k', keys, '--state', 'state', '--findings', '1');
    write('log', atHome('wilhelmina', 3, START + 21 * DAY) + fromFar('wilhelmina', 40));
    run('log', '-k', keys, '--state', 'state', '--findings', '2');
    run('log', '-k', keys, '--findings', '3');
    const [one, two] = ['1', '2'].map((name) => findings(name).at(-1)?.['account']);
    expect(one).toBeDefined();
    expect(two).toBe(one);
    expect(findings('3').map(({ account }) => account)).not.toContain(one);
  });

  it('tells a finding on standard error where it goes to no file, in one line', () => {
    const { err, status } = run('log', '-k', keys);
    expect(status).toBe(0);
    expect(err).toMatch(/^logsluice: HIGH unfamiliar login: account_\S+ from RO.*\n$/);
  });

  it('names in that line only a command that finds it', () => {
    expect(run('log', '-k', keys).err).not.toContain('logsluice findings show');
    const { err } = run('log', '-k', keys, '--state', 'state');
    const [, show = ''] = /logsluice (findings show [^\]]+)\]/.exec(err) ?? [];
    expect(run(...show.split(' '))).toMatchObject({ status: 0 });
  });

  it.each([
    ['ecs', { event: { kind: 'alert' } }],
    ['ocsf', { class_uid: 2004 }],
    ['native', { schema: 1 }],
  ])('writes findings in the schema %s', (format, wanted) => {
    run('log', '-k', keys, '--findings', 'f.ndjson', '--findings-format', format);
    expect(findings()).toMatchObject([wanted]);
  });

  it('knows no other schema', () => {
    expect(run('log', '--findings', 'f', '--findings-format', 'cef')).toMatchObject({
      status: 64,
      out: '',
      err: 'logsluice: cannot write findings as --findings-format says: no such format, wanted one of native, ecs, ocsf\n',
    });
  });

  it('looks for no logins where the config says so', () => {
    write('c.yaml', 'logins: { watch: false }\n');
    const args = ['log', '-k', keys, '-c', 'c.yaml', '--summary', 's.json'];
    expect(run(...args)).toMatchObject({ status: 0, err: '' });
    expect(summary()).not.toHaveProperty('logins');
    expect(summary()).toMatchObject({ lines_in: 21, lines_out: 21 });
  });

  it('counts logins in the summary', () => {
    write('log', `${STORY + login('bo', START + 21 * DAY, { outcome: 'failure' })}no login\n`);
    run('log', '-k', keys, '--findings', 'f', '--summary', 's.json');
    expect(summary().logins).toMatchObject({ read: 22, successes: 21, failures: 1, failed: 0 });
  });

  it('shows in the desk what a run with a state found', () => {
    run('log', '-k', keys, '--state', 'state', '--findings', 'f.ndjson');
    const [{ id }] = findings();
    expect(run('findings', 'list', '--state', 'state').out).toContain(String(id));
    expect(run('findings', 'list', '--file', 'f.ndjson').out).toContain(String(id));
    expect(run('findings', 'show', String(id), '--state', 'state').out).toContain('RO');
  });
});

describe('--findings', () => {
  it.each([
    ['the input', ['log', '--findings', 'log']],
    ['the input by another name', ['log', '--findings', './log']],
    ['the output', ['log', '--findings', 'o', '--output', 'o']],
    ['the summary', ['log', '--findings', 's', '--summary', 's']],
  ])('is refused where it is %s', (_what, args) => {
    write('log', STORY);
    expect(run(...args)).toMatchObject({ status: 64, out: '' });
    expect(read('log')).toBe(STORY);
  });

  it('makes no file named -', () => {
    write('log', STORY);
    run('log', '--findings', '-');
    expect(existsSync(join(cwd, '-'))).toBe(false);
  });

  it('tells a fault before the first byte where it cannot be written', () => {
    write('log', STORY);
    expect(run('log', '--findings', 'none/f')).toMatchObject({
      status: 74,
      out: '',
      err: expect.stringContaining('cannot write none/f: no such file or directory (ENOENT)'),
    });
  });
});

describe('--state', () => {
  it('is what the next run knows: without it a first login is never new', () => {
    write('1', atHome('wilhelmina'));
    write('2', fromFar('wilhelmina'));
    for (const log of ['1', '2']) run(log, '--findings', `without-${log}`);
    expect([...findings('without-1'), ...findings('without-2')]).toEqual([]);
    for (const log of ['1', '2']) run(log, '--findings', `with-${log}`, '--state', 'state');
    expect(findings('with-1')).toEqual([]);
    expect(findings('with-2')).toMatchObject([{ usual: { logins: 20 } }]);
    const [{ reasons }] = findings('with-2') as never as { reasons: { code: string }[] }[];
    expect(reasons.map(({ code }) => code)).toContain('new_country');
  });

  it('is used by one run at a time: another one is told who holds it', async () => {
    const first = start(['--state', 'state'], cwd);
    first.stdin.write(atHome('wilhelmina'));
    await firstBytes(first, 1);
    await until(() => existsSync(join(cwd, 'state', 'history.lmdb')));
    write('log', STORY);
    expect(run('log', '--state', 'state')).toMatchObject({
      status: 74,
      out: '',
      err: `logsluice: cannot use the state directory ${join(cwd, 'state')}: another run (pid ${first.pid}) holds it\n`,
    });
    first.stdin.end();
    expect(await end(first)).toMatchObject({ status: 0 });
    expect(run('log', '--state', 'state')).toMatchObject({ status: 0 });
  });

  it('is taken over by the next run when the one before was killed', async () => {
    write('log', atHome('wilhelmina'));
    run('log', '--state', 'state');
    const killed = start(['--state', 'state', '--findings', 'f'], cwd);
    killed.stdin.write(atHome('johanna', 400));
    await firstBytes(killed, 1);
    killed.kill('SIGKILL');
    await once(killed, 'close');
    write('2', fromFar('wilhelmina'));
    const { status, err } = run('2', '--state', 'state', '--findings', 'g');
    expect([status, err]).toEqual([0, expect.stringMatching(/^logsluice: no key directory.*\n$/)]);
    expect(findings('g')).toMatchObject([{ usual: { logins: 20 } }]);
  });

  it('refuses what is no directory', () => {
    write('log', STORY);
    write('state', 'a file\n');
    const { status, out } = run('log', '--state', 'state');
    expect(status).not.toBe(0);
    expect(out).toBe('');
    expect(read('state')).toBe('a file\n');
  });
});

describe('SIGHUP', () => {
  it('has findings go into a new file after the old one was renamed', async () => {
    const child = start(['--findings', 'f.ndjson', '-q'], cwd);
    child.stdout.resume();
    child.stdin.write(STORY + login('bo', START + 21 * DAY));
    await until(() => existsSync(join(cwd, 'f.ndjson')) && findings().length === 1);
    renameSync(join(cwd, 'f.ndjson'), join(cwd, 'f.1'));
    child.kill('SIGHUP');
    await until(() => existsSync(join(cwd, 'f.ndjson')));
    child.stdin.end(atHome('johanna', 20, START + 22 * DAY) + fromFar('johanna', 44));
    expect(await end(child)).toMatchObject({ status: 0 });
    expect(findings('f.1')).toMatchObject([{ state: 'opened' }]);
    // The first one is over by then, and that is told too.
    const [{ id }] = findings('f.1');
    expect(findings().map((one) => [one['state'], one['id'] === id])).toEqual([
      ['closed', true],
      ['opened', false],
    ]);
  });
});

describe('a run on standard input', () => {
  it('tells a finding while it goes on, and takes over a verdict that is given beside it', async () => {
    const child = start(['--state', 'state', '--findings', 'f.ndjson', '-q'], cwd);
    child.stdout.resume();
    child.stdin.write(STORY + login('bo', START + 21 * DAY));
    await until(() => existsSync(join(cwd, 'f.ndjson')) && findings().length === 1);
    const id = String(findings()[0]['id']);
    const said = run('findings', 'verdict', id, 'safe', '--by', 'ans', '--state', 'state');
    expect(said).toMatchObject({ status: 0 });
    await until(() => findings().some(({ status }) => status === 'safe'));
    child.stdin.end();
    expect(await end(child)).toMatchObject({ status: 0 });
  });

  it('ends in good order on SIGTERM, with every finding written', async () => {
    const child = start(['--findings', 'f.ndjson', '-q'], cwd);
    child.stdin.write(STORY);
    await firstBytes(child, 4000);
    child.kill('SIGTERM');
    expect(await end(child)).toMatchObject({ status: 0 });
    expect(findings()).toHaveLength(1);
  });

  it('goes on with its lines when nobody reads standard error', async () => {
    const child = start(['-q'], cwd);
    child.stderr.destroy();
    child.stdin.end(STORY + STORY);
    const { status, out } = await end(child);
    expect(status).toBe(0);
    expect(out.split('\n')).toHaveLength(43);
  });
});

describe('logins.rules', () => {
  const RULE = `id: gate
says: Logins at a gate
source: [https://example.org/gate]
text:
  program: [gate]
  success: ['opened for {account} by {address}']
gaps: [failures]
samples:
  events:
    - { outcome: success, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7,
        line: 'Nov 22 17:15:43 web1 gate[4711]: opened for alice by 192.0.2.7' }
  none: ['Nov 22 17:15:43 web1 gate[4711]: shut for alice by 192.0.2.7']
`;
  const config = 'logins: { rules: [own] }\n';

  beforeEach(() => {
    mkdirSync(join(cwd, 'own'));
    write('c.yaml', config);
    write('log', 'Nov 22 17:15:43 web1 gate[1]: opened for alice by 192.0.2.7\n');
  });

  it('reads what the rules of the package do not know', () => {
    run('log', '--summary', 's.json');
    expect(summary()).not.toHaveProperty('logins');
    write('own/gate.yaml', RULE);
    expect(run('log', '-c', 'c.yaml', '--summary', 's.json')).toMatchObject({ status: 0 });
    expect(summary().logins).toMatchObject({ read: 1, successes: 1 });
  });

  it('tells file, line and column of a fault, and lets nothing out', () => {
    write('own/gate.yaml', RULE.replace('success:', 'sucess:'));
    const { status, out, err } = run('log', '-c', 'c.yaml');
    expect([status, out]).toEqual([78, '']);
    expect(err).toContain(`${join(cwd, 'own/gate.yaml')}:6:3: unknown key "sucess"`);
    expect(err).toContain('did you mean "success"?');
  });

  it('has samples proven: one that reads otherwise is a fault', () => {
    write('own/gate.yaml', RULE.replace('account: alice', 'account: bob'));
    const { status, out, err } = run('log', '-c', 'c.yaml');
    expect([status, out]).toEqual([78, '']);
    expect(err).toMatch(/gate\.yaml:\d+:\d+: /);
  });
});

describe('logins.listed', () => {
  it('has every login from an address on the list told', () => {
    write('bad', '203.0.113.0/24\n');
    write('c.yaml', 'lists: { bad: { file: bad } }\nlogins: { listed: [bad] }\n');
    write('log', login('bo', START) + fromFar('bo', 1));
    run('log', '-c', 'c.yaml', '--findings', 'f.ndjson');
    expect(findings()).toMatchObject([{ type: 'listed_address', login: { line: 2 } }]);
  });

  it('is refused where it names a list that there is not', () => {
    write('c.yaml', 'lists: { bad: { file: bad } }\nlogins: { listed: [bda] }\n');
    write('bad', '203.0.113.0/24\n');
    const { status, err } = run('-c', 'c.yaml');
    expect(status).toBe(78);
    expect(err).toContain('there is no list "bda"');
  });
});

describe('a log with sshd and a log with $remote_user', () => {
  it('lead to findings whose pseudonyms stand in the redacted lines', () => {
    write('bad', '203.0.113.0/24\n');
    write('c.yaml', 'lists: { bad: { file: bad } }\nlogins: { listed: [bad] }\n');
    write(
      'auth',
      'Nov 22 08:15:43 web1 sshd[4711]: Accepted password for wilhelmina from 203.0.113.9 port 51234 ssh2\n',
    );
    write(
      'access',
      '203.0.113.10 - johanna [22/Nov/2026:08:20:00 +0000] "POST /login HTTP/1.1" 302 0 "-" "curl/8.5.0"\n',
    );
    for (const name of ['auth', 'access']) {
      const { out } = run(name, '-c', 'c.yaml', '-k', keys, '--findings', `f-${name}`);
      const [{ log }] = findings(`f-${name}`) as never as { log: Record<string, string | null> }[];
      const told = Object.values(log).filter((one) => typeof one === 'string');
      expect(told.length).toBeGreaterThanOrEqual(2);
      for (const one of told) expect(out).toContain(one);
      expect(out + JSON.stringify(log)).not.toMatch(/wilhelmina|johanna|203\.0\.113/);
    }
  });
});

it('loads nothing of logins for a log without any', async () => {
  write('log', 'one\n');
  const child = start(['log', '-q'], cwd);
  const err = text(child.stderr);
  expect(await end(child)).toMatchObject({ status: 0, out: 'one\n' });
  expect(await err).toBe('');
  expect(existsSync(join(cwd, 'state'))).toBe(false);
});

describe('logins behind a trusted proxy', () => {
  const line = (peer: string, chain: string) =>
    `${peer} - bo [22/Nov/2026:10:00:00 +0000] "POST /login HTTP/1.1" 302 "curl/8" "${chain}"\n`;

  it('come from the client that the proxy names, and from no other', () => {
    write('bad', '203.0.113.0/24\n');
    write(
      'c.yaml',
      `trusted_proxies: [198.51.100.1]
format: '$remote_addr - $remote_user [$time_local] "$request" $status "$http_user_agent" "$http_x_forwarded_for"'
lists: { bad: { file: bad } }
logins: { listed: [bad] }
`,
    );
    write('behind', line('198.51.100.1', '203.0.113.9'));
    write('claimed', line('198.51.100.77', '203.0.113.9'));
    const of = (log: string) => {
      const { out } = run(log, '-c', 'c.yaml', '-k', keys, '--findings', `${log}.f`);
      return { out, told: findings(`${log}.f`) as never as { log: { address: string } }[] };
    };
    expect(of('claimed').told).toEqual([]);
    const { out, told } = of('behind');
    expect(told).toHaveLength(1);
    expect(out).toContain(`"${told[0].log.address}"`);
  });
});

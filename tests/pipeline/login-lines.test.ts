import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { formatOf } from '../../src/config/format-of.ts';
import { Filter } from '../../src/filter/filter.ts';
import { TrustedProxies } from '../../src/filter/trusted-proxies.ts';
import { LoginReader } from '../../src/login/read/login-reader.ts';
import { Fields, Fit } from '../../src/model/fields.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import type { LoginRule } from '../../src/model/login-rule.ts';
import { LineFilter } from '../../src/pipeline/line-filter.ts';
import { LoginLines } from '../../src/pipeline/login-lines.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { loadLoginRules } from '../../src/rules/login/login-library.ts';
import { prefixSet } from '../filter/prefixes.ts';
import { type FormatName, passed, stages } from '../laws/sluice-of.ts';

const rules = await loadLoginRules();
const NOW = Date.UTC(2026, 10, 22, 12) / 1000;

/** The logins that a sluice reads, with what leaves. */
async function read(format: FormatName, source: string, cut = source.length) {
  const events: LoginEvent[] = [];
  const joined = await stages(format);
  const logins = new LoginLines(new LoginReader(rules, () => NOW), joined);
  logins.onEvent = (event) => events.push(event);
  const sluice = new Sluice({ ...joined, logins });
  let out = '';
  for (let at = 0; at < source.length; at += cut)
    out += Buffer.from(sluice.push(bytesOf(source.slice(at, at + cut)))).toString('latin1');
  out += Buffer.from(sluice.end()).toString('latin1');
  return { events, logins, out, plain: passed(new Sluice(joined), source) };
}

const access = (user: string, second: number, target = '/login', status = 302) =>
  `192.0.2.7 - ${user} [22/Nov/2026:10:00:0${second} +0000] "POST ${target} HTTP/1.1" ${status} 0 "-" "curl/8.5.0"\n`;
const page = (second: number) => access('-', second, '/page', 200);

/** A rule that knows its lines by a key alone. */
const BY_KEY: LoginRule = {
  ...{ id: 'by-key', says: 'Lines with a user', repeats: 'each', nobody: [] },
  reads: {
    ...{ by: 'json', when: { sshuser: ['{word}'] }, success: [{}], failure: [], except: {} },
    ...{ time: ['time'], account: ['sshuser'], address: [], agent: [], device: [] },
    ...{ geo: {}, networks: {}, escapes: 'none' },
  },
};

describe('logins among lines', () => {
  it('are handed on with the number of their line', async () => {
    const { events } = await read(
      'combined',
      page(0) + access('jan', 1) + page(2) + access('bo', 3),
    );
    expect(events).toMatchObject([
      { account: 'jan', outcome: 'success', line: 2 },
      { account: 'bo', outcome: 'success', line: 4 },
    ]);
  });

  it('change nothing of the lines', async () => {
    const source = page(0) + access('jan', 1) + access('jan', 2, '/login', 401) + page(3);
    for (const cut of [1, 7, 200, 10_000]) {
      const { out, plain } = await read('combined', source, cut);
      expect(out).toBe(plain);
    }
  });

  it('are all read where lines repeat so often that a shortcut takes them', async () => {
    // The form itself is fetched from the same target, and its lines are known.
    const form = access('-', 1, '/login', 200).replace('POST', 'GET');
    const block = page(0) + form + access('jan', 2) + page(3) + access('jan', 4, '/login', 401);
    const { events, logins } = await read('combined', block.repeat(2000), 60_000);
    expect(events.length).toBe(4000);
    expect(logins.events).toBe(4000);
    expect(events.map(({ line }) => line).slice(0, 4)).toEqual([3, 5, 8, 10]);
    expect(events.at(-1)?.line).toBe(10_000);
  });

  it('are all read where lines of JSON repeat so often that a shortcut takes them', async () => {
    // What makes a line a login stands in its values; the keys are those of other lines.
    const line = (event: string, outcome: string, account: string) =>
      `{"time":"2026-11-22T10:00:00Z","event":"${event}","outcome":"${outcome}","account":"${account}","ip":"192.0.2.7"}\n`;
    const block =
      line('page', 'shown', 'jan') + line('login', 'success', 'jan') + line('page', 'shown', 'bo');
    const joined = await stages('json');
    const logins = new LoginLines(new LoginReader(rules, () => NOW), joined);
    const lines: number[] = [];
    logins.onEvent = (event) => lines.push(event.line);
    const sluice = new Sluice({ ...joined, logins });
    passed(sluice, block.repeat(4000));
    expect(lines).toEqual(Array.from({ length: 4000 }, (_, i) => 3 * i + 2));
    expect(sluice.tally.caches.known).toBeGreaterThan(7000);
  });

  it('are read where each line has the key by which a rule knows them', async () => {
    const line = (user: string) => `{"time":"2026-11-22T10:00:00Z","sshuser":"${user}"}\n`;
    const joined = await stages('json');
    const logins = new LoginLines(new LoginReader([BY_KEY], () => NOW), joined);
    let heard = 0;
    logins.onEvent = () => heard++;
    passed(new Sluice({ ...joined, logins }), line('jan').repeat(3000));
    expect(heard).toBe(3000);
  });

  it('say what stands in the redacted log for them, also when they are asked later', async () => {
    const { events, out } = await read('combined', access('jan', 0) + access('bo', 1));
    const [one, two] = out.trimEnd().split('\n');
    for (const [event, line] of [
      [events[0], one],
      [events[1], two],
    ] as const) {
      const { user, address, agent } = event.log();
      for (const shown of [user, address, agent]) expect(line).toContain(shown);
    }
  });

  it('are counted where the clock has to stand in for their time', async () => {
    const line = '{"event":"login","outcome":"success","account":"jan","ip":"192.0.2.7"}\n';
    const { events, logins } = await read('json', line);
    expect([events[0].time, logins.timedByClock]).toEqual([NOW, 1]);
  });

  it('that cannot be trusted are counted, not handed on', async () => {
    const line =
      '{"time":"2026-11-22T10:00:00Z","event":"login","outcome":"success","account":"jan","account":"bo","ip":"192.0.2.7"}\n';
    const { events, logins } = await read('json', line);
    expect([events.length, logins.refused]).toEqual([0, 1]);
  });

  it('let their line go on when who is told of them fails', async () => {
    const joined = await stages('combined');
    const logins = new LoginLines(new LoginReader(rules, () => NOW), joined);
    logins.onEvent = () => {
      throw new Error('of the one who is told');
    };
    const out = passed(new Sluice({ ...joined, logins }), access('jan', 0));
    expect(out).toBe(passed(new Sluice(joined), access('jan', 0)));
    expect(logins.failed).toBe(1);
  });
});

it('reads no login out of a line that has none', async () => {
  const { events, logins } = await read('auto', 'free text\n{"event":"logout"}\n\n');
  expect([events, logins.events, logins.failed]).toEqual([[], 0, 0]);
  expect(logins.read(new Uint8Array(0), 0, 0, new Fields(), Fit.none, 'text')).toBeUndefined();
});

const sshd = (account: string) =>
  `Nov 22 17:15:43 web1 sshd[1]: Failed password for invalid user ${account} from 192.0.2.7 port 1 ssh2\n`;

describe('the account of a login', () => {
  /** A line of text under a policy for users, and what a finding would say of it. */
  async function redacted(source: string, user: 'token' | 'keep' | 'drop', own = rules) {
    const plain = await stages('text');
    const modes = { ...plain.policy.modes, user };
    const joined = { ...plain, policy: { ...plain.policy, modes } };
    const logins = new LoginLines(new LoginReader(own, () => NOW), joined);
    let told: string | undefined;
    logins.onEvent = (event) => {
      told = event.log().user;
    };
    return { out: passed(new Sluice({ ...joined, logins }), source), told };
  }

  it('is replaced as the policy for users says', async () => {
    expect((await redacted(sshd('wilhelmina'), 'token')).out).toMatch(
      /invalid user user_\w+ from fd/,
    );
    expect((await redacted(sshd('wilhelmina'), 'drop')).out).toContain('user redacted_user from');
    const kept = await redacted(sshd('wilhelmina'), 'keep');
    expect(kept).toMatchObject({ out: expect.stringContaining('wilhelmina'), told: undefined });
  });

  it('is still searched where the policy keeps users', async () => {
    const { out, told } = await redacted(sshd('jan@example.org'), 'keep');
    expect(out).not.toContain('jan@example.org');
    expect(out).toContain(told);
    expect((await redacted(sshd('x from 203.0.113.9'), 'keep')).out).not.toContain('203.0.113');
  });

  it('is said to be in the log what stands there, however it is written', async () => {
    const odd = fc.constantFrom(
      'é',
      '中',
      '\\303\\251',
      '#011',
      '%40',
      '"',
      '\\',
      '@example.org',
      'x ',
      '192.0.2.9',
    );
    const account = fc.array(fc.oneof(odd, fc.string({ minLength: 1, maxLength: 6 })), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(account, async (parts) => {
        const name = latin1(Buffer.from(`wil${parts.join('')}mina`));
        fc.pre(!/[\r\n]/.test(name));
        const { out, told } = await redacted(sshd(name), 'token');
        expect(told).toMatch(/^(user|email)_/);
        expect(out).toContain(`user ${told} from fd`);
      }),
      { numRuns: 60 },
    );
  });

  it('takes nothing from what other rules find around it: the longest span wins', async () => {
    const own: LoginRule[] = [
      'app: login {account:word}@{word} from {address}',
      'app: {word} {account:word} tel {text} from {address}',
    ].map((success, i) => ({
      ...{ id: `own-${i}`, says: '', repeats: 'each', nobody: [] },
      reads: {
        by: 'text',
        programs: [],
        heads: [],
        success: [success],
        failure: [],
        ignore: [],
        only: {},
        except: {},
        escapes: 'none',
      },
    }));
    const mail = await redacted('app: login jan@example.org from 192.0.2.7\n', 'token', own);
    expect(mail.out).toMatch(/^app: login email_\w+ from fd/);
    expect(mail.told).toBe(/email_\w+/.exec(mail.out)?.[0]);
    const phone = 'app: phone wilhelmina tel 020 794 0000 from 192.0.2.7\n';
    const { out } = await redacted(phone, 'token', own);
    expect(out).toMatch(/^app: phone user_\w+ tel /);
    expect(out).not.toContain('794');
  });

  it('is not waited for in full where it is too long for a name', async () => {
    const { out, told } = await redacted(sshd('x'.repeat(1025)), 'token');
    expect([out.includes('xxxx'), told]).toEqual([false, undefined]);
  });

  it('has the line withheld where nobody can say which bytes it is', async () => {
    const joined = await stages('text');
    const reader = new LoginReader(rules, () => {
      throw new Error('of the clock');
    });
    const sluice = new Sluice({ ...joined, logins: new LoginLines(reader, joined) });
    expect(passed(sluice, sshd('wilhelmina'))).toBe('[logsluice: line withheld, reason failed]\n');
  });
});

describe('behind a trusted proxy', () => {
  const CHAINED =
    '$remote_addr - $remote_user [$time_local] "$request" $status "$http_x_forwarded_for"';
  const line = (peer: string, chain: string) =>
    `${peer} - jan [22/Nov/2026:10:00:00 +0000] "POST /login HTTP/1.1" 302 "${chain}"\n`;
  const event = (ip: string, chain: string) =>
    `${JSON.stringify({ event: 'login', outcome: 'success', account: 'jan', ip, x_forwarded_for: chain })}\n`;

  /** The addresses of the logins of a log, and whether their pseudonym stands in the line. */
  async function clients(format: string, source: string) {
    const plain = await stages('json');
    const proxies = new TrustedProxies({ cidr: prefixSet('198.51.100.1'), lists: [] }, new Map());
    const filter = new LineFilter(new Filter([], new Map()), proxies);
    const logins = new LoginLines(new LoginReader(rules, () => NOW), plain);
    const events: LoginEvent[] = [];
    logins.onEvent = (one) => events.push(one);
    const joined = {
      ...plain,
      format: await formatOf(format, undefined, plain.names),
      filter,
      logins,
    };
    const lines = passed(new Sluice(joined), source).split('\n');
    return events.map((one, i) => [
      one.address?.join('.'),
      lines[i].includes(String(one.log().address)),
    ]);
  }

  it.each([
    ['an access log', CHAINED, line],
    ['JSON', 'json', event],
  ])(
    'a login comes from the client that the proxy names, and from nobody whom others name: %s',
    async (_what, format, write) => {
      const source =
        write('198.51.100.1', '203.0.113.9') +
        write('192.0.2.9', '203.0.113.9') +
        write('198.51.100.1', '-');
      expect(await clients(format, source)).toEqual([
        ['203.0.113.9', true],
        ['192.0.2.9', true],
        ['198.51.100.1', true],
      ]);
    },
  );
});

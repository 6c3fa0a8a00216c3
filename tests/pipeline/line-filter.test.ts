import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { formatOf } from '../../src/config/format-of.ts';
import { Filter } from '../../src/filter/filter.ts';
import type { FilterAction, FilterRule } from '../../src/filter/filter-settings.ts';
import { TrustedProxies } from '../../src/filter/trusted-proxies.ts';
import { LoginReader } from '../../src/login/read/login-reader.ts';
import { LineFilter } from '../../src/pipeline/line-filter.ts';
import { LoginLines } from '../../src/pipeline/login-lines.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { loadLoginRules } from '../../src/rules/login/login-library.ts';
import { prefixSet } from '../filter/prefixes.ts';
import { passed, stages } from '../laws/sluice-of.ts';

const CHAINED =
  '$remote_addr [$time_local] "$request" $status "$http_x_forwarded_for" "$http_forwarded"';

const rule = (action: FilterAction, ...entries: string[]): FilterRule => ({
  name: 'rule-1',
  when: [{ cidr: prefixSet(...entries) }],
  action,
});

function lineFilter(rules: readonly FilterRule[], proxies: readonly string[] = []): LineFilter {
  const trusted = new TrustedProxies({ cidr: prefixSet(...proxies), lists: [] }, new Map());
  return new LineFilter(new Filter(rules, new Map()), trusted);
}

async function filtered(
  filter: LineFilter,
  log: string,
  changed: Partial<Stages> = {},
  format: 'combined' | 'json' = 'combined',
) {
  const joined = await stages(format, { filter, ...changed });
  const sluice = new Sluice(joined);
  return { out: passed(sluice, log), tally: sluice.tally };
}

const line = (address: string, target = '/') =>
  `${address} - - [22/Nov/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" 200 12 "-" "curl/8.5.0"\n`;
const jsonLine = (address: string, target: string) =>
  `{"time":"2026-11-22T10:00:00Z","remote_addr":"${address}","request_uri":"${target}"}\n`;
const LISTED = '203.0.113.9';

/** What becomes of one line of a peer with chains, where what comes from LISTED is dropped. */
async function isDropped(peer: string, xff: string, proxies: string[], forwarded = '-') {
  const { names } = await stages('combined');
  const format = await formatOf(CHAINED, undefined, names);
  const filter = lineFilter([rule({ kind: 'drop' }, LISTED, '2001:db8:bad::/48')], proxies);
  const log = `${peer} [22/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 "${xff}" "${forwarded}"\n`;
  const { out, tally } = await filtered(filter, log, { format, names });
  expect(out === '').toBe(tally.dropped === 1);
  return out === '';
}

describe('the client of a line', () => {
  const PROXY = '198.51.100.1';

  it.each([
    ['is the peer where no proxy is trusted', '192.0.2.1', LISTED, [], false],
    ['is the peer that no proxy is', LISTED, '192.0.2.1', [PROXY], true],
    ['is whom the proxy names', PROXY, LISTED, [PROXY], true],
    ['is the last one that a trusted proxy names', PROXY, `${LISTED}, 192.0.2.1`, [PROXY], false],
    [
      'is behind several proxies',
      PROXY,
      `${LISTED}, 10.0.0.2,10.0.0.1`,
      [PROXY, '10.0.0.0/8'],
      true,
    ],
    [
      'is a proxy itself where what follows is no address',
      PROXY,
      `${LISTED}, unknown`,
      [PROXY],
      false,
    ],
    ['is a proxy itself without a chain', PROXY, '-', [PROXY], false],
    ['may have a port', PROXY, `${LISTED}:4711`, [PROXY], true],
    ['may stand in brackets', PROXY, '[2001:db8:bad::1]:4711', [PROXY], true],
    ['may be written as mapped IPv4', PROXY, `::ffff:${LISTED}`, [PROXY], true],
  ] as const)('%s', async (_what, peer, chain, proxies, dropped) => {
    expect(await isDropped(peer, chain, [...proxies])).toBe(dropped);
  });

  it('is looked for in no more elements than an honest chain has', async () => {
    const chain = (proxies: number) => [LISTED, ...Array(proxies).fill('10.0.0.1')].join(',');
    const trusted = [PROXY, '10.0.0.0/8'];
    expect(await isDropped(PROXY, chain(63), trusted)).toBe(true);
    expect(await isDropped(PROXY, chain(64), trusted)).toBe(false);
  });

  it('is whom a login rule reads out of a line of text', async () => {
    const sshd = (address: string) =>
      `Nov 22 17:15:43 web1 sshd[1]: Accepted password for jan from ${address} port 1 ssh2\n`;
    const log = `${sshd(LISTED)}free text of ${LISTED}\n${sshd('192.0.2.1')}`;
    const plain = await stages('text');
    const logins = new LoginLines(new LoginReader(await loadLoginRules(), plain.clock), plain);
    const left = async (action: FilterAction): Promise<string[]> => {
      const filter = lineFilter([rule(action, LISTED)]);
      const { out } = await filtered(filter, log, { ...plain, logins, filter });
      return out.split('\n').map((one) => /from (\S{2})|free/.exec(one)?.[1] ?? one.slice(0, 4));
    };
    expect(await left({ kind: 'drop' })).toEqual(['free', 'fd', '']);
    expect(await left({ kind: 'keep_only' })).toEqual(['fd', '']);
    expect(await left({ kind: 'keep_address' })).toEqual(['20', 'free', 'fd', '']);
  });

  it('is unknown where the line has none, and stays so for the next line', async () => {
    const filter = lineFilter([rule({ kind: 'keep_only' }, '0.0.0.0/0', '::/0')]);
    const { out, tally } = await filtered(filter, `${line(LISTED)}free text\n${line('-')}`);
    expect(out.split('\n')).toHaveLength(2);
    expect(tally.dropped).toBe(2);
  });
});

describe('an element of a Forwarded header', () => {
  it.each([
    ['for=203.0.113.9', true],
    ['For="203.0.113.9:4711";proto=https', true],
    ['proto=https;for="[2001:db8:bad::7]:4711";by=192.0.2.1', true],
    ['for=\\"203.0.113.9\\"', true],
    ['for=\\x22203.0.113.9\\x22', true],
    ['for=unknown', false],
    ['for=_hidden, for=192.0.2.3', false],
    ['by=203.0.113.9;for=192.0.2.3', false],
  ])('is read as RFC 7239 has it: %s', async (forwarded, dropped) => {
    const { names } = await stages('combined');
    const format = await formatOf(
      '$remote_addr [$time_local] "$request" $status "$http_forwarded"',
      undefined,
      names,
    );
    const filter = lineFilter(
      [rule({ kind: 'drop' }, LISTED, '2001:db8:bad::/48')],
      ['198.51.100.1'],
    );
    const log = `198.51.100.1 [22/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 "${forwarded}"\n`;
    const { out } = await filtered(filter, log, { format, names });
    expect(out === '').toBe(dropped);
  });
});

describe('lines with a decision', () => {
  it('are told to who keeps findings, with client and place', async () => {
    const filter = lineFilter([rule({ kind: 'finding', severity: 'high' }, LISTED)]);
    const told: unknown[] = [];
    filter.onListed = (listed, { client, position: { line: number, time } }) =>
      told.push([listed.severity, [...client], number, time]);
    await filtered(filter, line('192.0.2.1') + line(LISTED) + line('192.0.2.1') + line(LISTED));
    const at = Date.UTC(2026, 10, 22, 10) / 1000;
    expect(told).toEqual([
      ['high', [203, 0, 113, 9], 2, at],
      ['high', [203, 0, 113, 9], 4, at],
    ]);
    expect(filter.tally.toJSON()).toMatchObject({ findings: { 'rule-1': 2 } });
  });

  it('are withheld, not let go, where what asks them fails', async () => {
    const filter = lineFilter([rule({ kind: 'finding', severity: 'low' }, LISTED)]);
    filter.onListed = () => {
      throw new Error('of the one who is told');
    };
    const { out, tally } = await filtered(filter, line(LISTED) + line('192.0.2.1'));
    expect(out.split('\n')[0]).toBe('[logsluice: line withheld, reason failed]');
    expect(tally.toJSON()).toMatchObject({ lines_in: 2, lines_out: 1, withheld: { failed: 1 } });
  });
});

describe('an address that is kept', () => {
  it('is kept in any spelling, and within a line of text', async () => {
    const filter = lineFilter([rule({ kind: 'keep_address' }, '2001:db8::/32')]);
    const { out } = await filtered(filter, line('2001:DB8:0::7', '/?a=2001:db8::7&b=2001:db8::8'));
    expect(out).toMatch(/^2001:DB8:0::7 .*a=2001:db8::7&b=fd/);
  });

  it('takes nothing else of the line along', async () => {
    const filter = lineFilter([rule({ kind: 'keep_address' }, LISTED)]);
    const target = '/?email=jan@example.org&password=geheim99';
    const { out } = await filtered(filter, line(LISTED, target));
    const plain = await filtered(lineFilter([]), line(LISTED, target));
    expect(out.slice(LISTED.length)).toBe(plain.out.slice(plain.out.indexOf(' ')));
    expect(plain.out).not.toContain('geheim99');
  });
});

const OCTETS = fc.integer({ min: 0, max: 7 });
const LOGS = fc.array(
  fc.tuple(OCTETS, fc.constantFrom('/', '/a', '/?from=203.0.113.3', '/login')),
  { maxLength: 60 },
);

describe('a filter', () => {
  const ACTIONS = fc.constantFrom<FilterAction>(
    { kind: 'drop' },
    { kind: 'withhold' },
    { kind: 'keep_only' },
    { kind: 'keep_address' },
    { kind: 'tag', tag: 'some' },
  );

  it.each([
    ['combined', line],
    ['json', jsonLine],
  ] as const)(
    'changes lines of its clients alone, and accounts for every line, whatever the shortcut knows: %s',
    async (format, lineOf) => {
      await fc.assert(
        fc.asyncProperty(LOGS, ACTIONS, async (log, action) => {
          const text = log.map(([octet, target]) => lineOf(`203.0.113.${octet}`, target));
          const source = text.join('').repeat(3);
          const { out, tally } = await filtered(
            lineFilter([rule(action, '203.0.113.0/30')]),
            source,
            {},
            format,
          );
          const plain = (await filtered(lineFilter([]), source, {}, format)).out
            .split('\n')
            .slice(0, -1);
          const lines = out.split('\n').slice(0, -1);
          const isListed = (i: number) => log[i % log.length][0] < 4;
          const left = plain.filter((_, i) =>
            action.kind === 'drop'
              ? !isListed(i)
              : action.kind === 'keep_only'
                ? isListed(i)
                : true,
          );
          expect(lines).toHaveLength(left.length);
          if (action.kind === 'keep_address' || action.kind === 'withhold') {
            for (const [i, one] of lines.entries())
              if (!isListed(i)) expect(one).toBe(plain[i]);
              else if (action.kind === 'withhold') expect(one).toMatch(/reason filter|"filter"/);
              else expect(one).toMatch(/^(?:.*addr":")?203\.0\.113\.[0-3][ "]/);
          } else expect(lines).toEqual(left);
          const { linesIn, linesOut, dropped } = tally;
          const withheld = tally.withheld.reduce((total, count) => total + count, 0);
          expect(linesIn).toBe(linesOut + dropped + withheld);
        }),
        { numRuns: 40 },
      );
    },
  );

  it('says that lines can go value by value only where no chain and no rule about unknowns matters', () => {
    expect(lineFilter([rule({ kind: 'drop' }, LISTED)]).isPlain).toBe(true);
    expect(lineFilter([rule({ kind: 'drop' }, LISTED)], ['192.0.2.1']).isPlain).toBe(false);
    expect(lineFilter([rule({ kind: 'keep_only' }, LISTED)]).isPlain).toBe(false);
    const none: FilterRule = { name: 'n', when: [{ none: true }], action: { kind: 'drop' } };
    expect(lineFilter([none]).isPlain).toBe(false);
    const filter = lineFilter([rule({ kind: 'drop' }, LISTED)]);
    const asked = (text: string) => filter.passes(bytesOf(text), 0, text.length);
    expect([LISTED, `::ffff:${LISTED}`, '192.0.2.1', '-'].map(asked)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

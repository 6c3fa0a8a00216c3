import { describe, expect, it } from 'vitest';
import { ListedFindings, MOST_TOLD } from '../../src/pipeline/listed-findings.ts';
import { LogPseudonymsOf } from '../../src/pipeline/log-pseudonyms.ts';
import { MemoryKeyring } from '../../src/pseudonym/memory-keyring.ts';
import { address } from '../filter/prefixes.ts';
import { stages } from '../laws/sluice-of.ts';

const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

const findings = async (
  changed: Parameters<typeof stages>[1] = {},
  onMost: (rule: string, day: string) => void = () => undefined,
) => {
  const joined = await stages('combined', changed);
  const { keyring } = joined;
  return new ListedFindings({ pseudonyms: new LogPseudonymsOf(joined), keyring, onMost });
};

const listed = (client: string, time = NOON, rule = 'bad') =>
  ({
    listed: { rule, severity: 'high' },
    client: address(client),
    time,
    source: 'access.log',
    line: 7,
  }) as const;

describe('findings over a list', () => {
  it('are one for a rule, an address and a day of event time', async () => {
    const made = await findings();
    expect(made.of(listed('203.0.113.9'))).toMatchObject({
      ...{ type: 'listed_address', state: 'opened', severity: 'high' },
      login: { time: '2026-11-22T12:00:00.000Z', source: 'access.log', line: 7 },
    });
    expect(made.of(listed('203.0.113.9', NOON + 3600))).toBe(undefined);
    const others = [
      listed('203.0.113.9', NOON + 86_400),
      listed('203.0.113.10'),
      listed('203.0.113.9', NOON, 'other'),
      listed('2001:db8::9'),
    ].map((one) => made.of(one)?.id);
    expect(new Set(others).size).toBe(4);
    expect(others).not.toContain(undefined);
  });

  it('have the same id in the next run, so that they can be joined', async () => {
    const [one, two] = [await findings(), await findings()].map((made) =>
      made.of(listed('203.0.113.9')),
    );
    expect(two?.id).toBe(one?.id);
    expect(one?.id).toMatch(/^[0-9a-z]+$/);
  });

  it('hold the address in no form', async () => {
    const made = JSON.stringify((await findings()).of(listed('203.0.113.9')));
    for (const form of ['203.0.113', 'cb007109', 'ywBxCQ']) expect(made).not.toContain(form);
  });

  it.each(['keep', 'truncate', 'drop'] as const)(
    'are told apart where the log has addresses as of "%s"',
    async (mode) => {
      const { policy } = await stages('combined');
      const made = await findings({
        policy: { ...policy, modes: { ...policy.modes, address: mode } },
      });
      const ids = ['203.0.113.9', '203.0.113.10'].map((client) => made.of(listed(client))?.id);
      expect(ids[0]).not.toBe(ids[1]);
    },
  );

  it('have ids that nobody can compute from an address without the key', async () => {
    const [mine, other] = [await findings(), await findings({ keyring: new MemoryKeyring('day') })];
    expect(mine.of(listed('203.0.113.9'))?.id).not.toBe(other.of(listed('203.0.113.9'))?.id);
  });

  it('stay bounded when addresses do not: of a rule and a day no more are told, and that once', async () => {
    const most: unknown[] = [];
    const made = await findings({}, (...said) => void most.push(said));
    const each = Array.from({ length: 20_000 }, (_, i) => `2001:db8::${i.toString(16)}`);
    const told = each.filter((client) => made.of(listed(client)) !== undefined);
    expect(told).toEqual(each.slice(0, MOST_TOLD));
    expect(made.untold).toBe(each.length - MOST_TOLD);
    // Too long ago to be known, and still no flood.
    expect(made.of(listed(each[0]))).toBe(undefined);
    expect(made.of(listed(each[0], NOON, 'other'))).toBeDefined();
    expect(made.of(listed(each[0], NOON + 86_400))).toBeDefined();
    expect(most).toEqual([['bad', '2026-11-22']]);
  });
});

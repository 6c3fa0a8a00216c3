import { describe, expect, it } from 'vitest';
import { latin1 } from '../../src/base/ascii.ts';
import { Kind } from '../../src/model/kind.ts';
import { LogPseudonymsOf } from '../../src/pipeline/log-pseudonyms.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { address } from '../filter/prefixes.ts';
import { passed, stages } from '../laws/sluice-of.ts';

const NOON = Date.UTC(2026, 10, 22, 12) / 1000;
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** One character a byte, as it stands in a line. */
const asBytes = (text: string) => latin1(Buffer.from(text));

const value = (text: string, kind: number) => ({ text: asBytes(text), kind, form: 0 });

const json = (account: string, ip: string, agent: string) =>
  asBytes(`${JSON.stringify({ time: '2026-11-22T12:00:00Z', account, ip, user_agent: agent })}\n`);

async function both(account: string, ip: string, agent = AGENT, mode?: 'keep' | 'drop') {
  const plain = await stages('json');
  const { policy } = plain;
  const modes = mode === undefined ? {} : { address: mode, user: mode, agent: mode };
  const changed = { policy: { ...policy, modes: { ...policy.modes, ...modes } } };
  const joined = await stages('json', changed);
  const line = JSON.parse(
    Buffer.from(passed(new Sluice(joined), json(account, ip, agent)), 'latin1').toString(),
  );
  const said = new LogPseudonymsOf(joined).of({
    ...{ time: NOON, account: value(account, Kind.user) },
    ...{ address: address(ip), agent: value(agent, Kind.agent) },
  });
  return { line, said };
}

describe('what is said to stand in the redacted log', () => {
  it('stands there: user, address and agent', async () => {
    const { line, said } = await both('jan', '192.0.2.7');
    expect(said).toEqual({ user: line.account, address: line.ip, agent: line.user_agent });
    expect(said.user).toMatch(/^user_/);
  });

  it('stands there for any spelling of the address', async () => {
    const { line, said } = await both('jan', '2001:DB8:0:0::7');
    expect(said.address).toBe(line.ip);
  });

  it('is of the epoch of the login', async () => {
    const made = new LogPseudonymsOf(await stages('json'));
    const shown = {
      account: value('jan', Kind.user),
      address: address('192.0.2.7'),
      agent: undefined,
    };
    const today = made.of({ ...shown, time: NOON });
    const tomorrow = made.of({ ...shown, time: NOON + 86_400 });
    expect(today.user).not.toBe(tomorrow.user);
    expect(today.address).not.toBe(tomorrow.address);
    expect(made.of({ ...shown, time: NOON })).toEqual(today);
  });

  it('is left out where the policy keeps values: a finding holds no raw one', async () => {
    const { said } = await both('jan', '192.0.2.7', AGENT, 'keep');
    expect(said).toEqual({ user: undefined, address: undefined, agent: undefined });
  });

  it('is left out where the line has none', async () => {
    const made = new LogPseudonymsOf(await stages('json'));
    expect(
      made.of({ time: NOON, account: undefined, address: undefined, agent: undefined }),
    ).toEqual({ user: undefined, address: undefined, agent: undefined });
  });

  it('is left out where the key of the epoch is gone', async () => {
    const { keyring } = await stages('json');
    const gone = { epochOf: (time: number) => keyring.epochOf(time), open: () => undefined };
    const made = new LogPseudonymsOf(await stages('json', { keyring: gone }));
    expect(
      made.of({
        ...{ time: NOON, account: value('jan', Kind.user) },
        ...{ address: address('192.0.2.7'), agent: value(AGENT, Kind.agent) },
      }),
    ).toMatchObject({ user: undefined, address: undefined });
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import {
  bench,
  DAY,
  event,
  HOUR,
  habit,
  LINUX,
  PHONE,
  SMALL_SETTINGS,
  SmallStore,
  START,
  WINDOWS,
} from './small-world.ts';

const AFTER = START + 40 * DAY + 700;
const HOME = [198, 1, 20, 7];
const ROMANIA = [198, 7, 1, 1];

/** A few weeks of some accounts, with strange logins among them, in order of time. */
function story(): LoginEvent[] {
  const events = ['anna', 'bob', 'carla'].flatMap((name, i) => [
    ...habit(name, 60, START + i * 900),
    event(name, START + (40 + i) * DAY + 700, ROMANIA, LINUX),
    event(name, START + (41 + i) * DAY + 900, ROMANIA, LINUX),
    event(name, START + (50 + i) * DAY + 900, [198, 5, 1, 1], LINUX),
  ]);
  return events.toSorted((a, b) => a.time - b.time);
}

const opened = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ state }) => state === 'opened');

describe('the detector', () => {
  it('tells the same of the same events', () => {
    const [one, other] = [bench(), bench()];
    const events = story();
    for (const { detector } of [one, other]) {
      for (const next of events) detector.push(next);
      detector.end();
    }
    expect(one.findings.length).toBeGreaterThan(3);
    expect(other.findings).toEqual(one.findings);
    expect(new Set(opened(one.findings).map(({ id }) => id)).size).toBe(
      opened(one.findings).length,
    );
  });

  it('goes on where the one before it ended: many short runs tell what one long run does', () => {
    const events = story();
    const whole = bench();
    for (const next of events) whole.detector.push(next);
    whole.detector.end();
    const store = new SmallStore();
    const parts: Finding[] = [];
    for (let at = 0; at < events.length; at += 17) {
      const { detector, findings } = bench({ store });
      for (const next of events.slice(at, at + 17)) detector.push(next);
      detector.end();
      parts.push(...findings);
    }
    expect(JSON.stringify(parts)).toBe(JSON.stringify(whole.findings));
  });

  it('saves once a minute of the clock, so that a killed run loses a minute', () => {
    const store = new SmallStore();
    const world = bench({ store });
    for (const next of story()) world.detector.push(next);
    const before = store.metas.size;
    world.clock += 30;
    world.detector.tick();
    expect(store.metas.size).toBe(before);
    world.clock += 31;
    world.detector.tick();
    expect(store.metas.has('organization.all.0')).toBe(true);
    expect(store.metas.has('episodes.0')).toBe(true);
  });

  it('begins anew, and counts it, where a row or a list of the store is torn', () => {
    const store = new SmallStore();
    const first = bench({ store });
    for (const next of story()) first.detector.push(next);
    first.detector.end();
    for (const [key, row] of store.rows) store.rows.set(key, row.subarray(0, row.length - 3));
    store.metas.set('episodes.0', Uint8Array.of(0x7b));
    const second = bench({ store });
    second.detector.push(event('anna', START + 90 * DAY, ROMANIA, LINUX));
    second.detector.end();
    expect(second.findings).toEqual([]);
    expect(second.detector.counts).toMatchObject({ rowsRefused: 1, listsRefused: 1 });
  });

  it('collapses what repeats a login of the same hour, and not what only shares its network', () => {
    const world = bench();
    for (const next of habit('anna', 10)) world.detector.push(next);
    const hour = (Math.floor(START / HOUR) + 240) * HOUR;
    for (let i = 0; i < 50; i++) world.detector.push(event('anna', hour + i * 60, HOME));
    world.detector.push(event('anna', hour + 3100, HOME, LINUX));
    world.detector.push(event('anna', hour + 3200, [198, 1, 77, 1], WINDOWS));
    world.detector.end();
    expect(world.detector.counts).toMatchObject({ successes: 62, repeats: 49, scored: 13 });
  });

  it('lets what the log itself says win over the look-up, where it can be true', () => {
    const world = bench();
    for (const next of habit('anna', 40)) world.detector.push(next);
    const said = { country: 'RO', asn: 64_999, kind: 'vpn', organization: 'a person' } as const;
    world.detector.push(event('anna', AFTER, HOME.with(2, 99), WINDOWS, { said }));
    const nonsense = { country: 'Anna de Vries', asn: -1, kind: 'x' } as unknown as typeof said;
    world.detector.push(event('anna', AFTER + DAY, HOME.with(2, 98), WINDOWS, { said: nonsense }));
    world.detector.end();
    expect(world.findings).toHaveLength(1);
    expect(world.findings[0]?.login).toMatchObject({
      country: 'RO',
      network: { asn: 64_999, kind: 'vpn', organization: undefined },
    });
  });

  it('tells of a log without accounts only what its sources did', () => {
    const world = bench();
    for (let i = 0; i < 30; i++)
      world.detector.push(event(undefined, START + i * DAY, [198, i % 9, 1, 1], LINUX));
    expect(world.findings).toEqual([]);
    for (let i = 0; i < 30; i++)
      world.detector.push(event(undefined, AFTER + i, ROMANIA, undefined, { outcome: 'failure' }));
    world.detector.push(event(undefined, AFTER + 60, ROMANIA, LINUX));
    world.detector.push(event(undefined, AFTER + 90, ROMANIA, LINUX));
    world.detector.end();
    expect(world.findings).toMatchObject([
      { type: 'credential_attack', account: undefined, usual: undefined, technique: 'T1110.001' },
    ]);
    expect(world.store.size).toBe(0);
  });

  it('is quiet behind a proxy that hides the clients, says so once, and goes on when it is mended', () => {
    const world = bench();
    const everybody = (from: number, address: readonly number[]): void => {
      for (let i = 0; i < 400; i++)
        world.detector.push(event(`user${i % 40}`, START + (from + i) * HOUR, address, LINUX));
    };
    everybody(0, HOME);
    everybody(400, [127, 0, 0, 1]);
    expect(opened(world.findings).filter(({ type }) => type === 'configuration')).toHaveLength(1);
    const quiet = world.findings.length;
    everybody(800, [10, 0, 0, 1]);
    everybody(1200, HOME);
    world.detector.end();
    expect(world.findings.slice(quiet).every(({ type }) => type === 'configuration')).toBe(true);
    expect(world.findings.at(-1)).toMatchObject({ type: 'configuration', state: 'closed' });
    expect(world.detector.counts.behindProxy).toBeGreaterThanOrEqual(600);
  });

  it('holds no account, address, browser string or fingerprint in findings, rows or lists', () => {
    const world = bench();
    const key = { device: 'SHA256:planted-fingerprint' };
    for (const next of habit('planted-name@example.org', 40)) world.detector.push(next);
    for (let i = 0; i < 9; i++) {
      const address = [198, 7, 113, 51 + i];
      const agent = i % 2 === 0 ? 'Linux/Firefox/desktop/planted-agent' : PHONE;
      world.detector.push(event('planted-name@example.org', AFTER + i * DAY, address, agent, key));
    }
    world.detector.end();
    const bytes = (values: Iterable<Uint8Array>): string =>
      [...values].map((value) => Buffer.from(value).toString('latin1')).join('\n');
    const all = [
      JSON.stringify(world.findings),
      bytes(world.store.rows.values()),
      bytes(world.store.metas.values()),
      [...world.store.rows.keys(), ...world.store.metas.keys()].join('\n'),
    ].join('\n');
    expect(world.findings.length).toBeGreaterThan(0);
    expect(all).not.toMatch(/planted/);
    for (const form of ['198.7.113', '\xc6\x07\x71', '198,7,113', 'c6077133'])
      expect(all).not.toContain(form);
  });
});

describe('time', () => {
  it('is that of the events: what comes an hour late is judged, and makes no negative speed', () => {
    const world = bench();
    for (const next of habit('anna', 40)) world.detector.push(next);
    world.detector.push(event('anna', AFTER + DAY, [198, 3, 1, 1]));
    world.detector.push(event('anna', AFTER + DAY + 2 * HOUR, [198, 3, 1, 1]));
    world.detector.push(event('anna', AFTER + DAY + 3 * HOUR, [198, 3, 1, 1]));
    world.detector.push(event('anna', AFTER + DAY + HOUR, ROMANIA, LINUX));
    world.detector.end();
    expect(world.detector.counts.late).toBe(1);
    const [finding] = world.findings;
    expect(finding?.previous?.minutes).toBeGreaterThanOrEqual(0);
    for (const { numbers } of finding?.reasons ?? [])
      for (const value of Object.values(numbers)) expect(value).toBeGreaterThanOrEqual(0);
  });

  it('does not depend on the order within a minute', () => {
    const events = story().map((next, i) => ({
      ...next,
      time: START + i * 3 * HOUR + (i % 3) * 20,
    }));
    const [one, other] = [bench(), bench()];
    for (const next of events) {
      one.detector.push(next);
      one.detector.push({ ...next, account: 'dave', time: next.time + 30 });
      other.detector.push({ ...next, account: 'dave', time: next.time + 30 });
      other.detector.push(next);
    }
    one.detector.end();
    other.detector.end();
    expect(one.detector.counts.late).toBe(0);
    expect(other.detector.counts.late).toBe(0);
    expect(other.findings).toEqual(one.findings);
  });

  it('from the future counts as now, and what is no time at all is refused or counts as now', () => {
    const world = bench();
    world.clock = AFTER;
    for (const next of habit('anna', 40)) world.detector.push(next);
    world.detector.push(event('anna', AFTER + 400 * DAY, ROMANIA, LINUX));
    world.detector.push(event('anna', Number.NaN, ROMANIA, LINUX));
    world.detector.push(event('anna', -5, ROMANIA, LINUX));
    world.detector.push(event('anna', AFTER + 60, HOME));
    world.detector.end();
    expect(world.detector.counts).toMatchObject({ unbelieved: 2, refused: 1 });
    expect(world.findings).toHaveLength(1);
    expect(world.findings[0]?.first).toMatch(/^2026-04-1[01]T08:/);
    expect(world.scores.at(-1)?.score).toBeLessThan(0);
  });

  it('of a clock that jumps back and forth moves nothing', () => {
    const world = bench();
    for (const next of habit('anna', 40)) world.detector.push(next);
    world.detector.push(event('anna', AFTER, ROMANIA, LINUX));
    for (let i = 0; i < 50; i++) {
      world.clock += i % 2 === 0 ? 90 * DAY : -90 * DAY;
      world.detector.tick();
    }
    world.detector.end();
    expect(world.findings.map(({ state }) => state)).toEqual(['opened']);
  });

  it('goes on without events: what is quiet for seven days is closed', () => {
    const world = bench();
    for (const next of habit('anna', 40)) world.detector.push(next);
    world.detector.push(event('anna', AFTER, ROMANIA, LINUX));
    for (let minute = 0; minute < 8 * 24 * 60; minute += 5) {
      world.clock += 300;
      world.detector.tick();
    }
    expect(world.findings.map(({ state }) => state)).toEqual(['opened', 'closed']);
    expect(world.findings[1]).toMatchObject({ status: 'open', id: world.findings[0]?.id });
  });
});

describe('bounds', () => {
  it('an account with very many addresses has few findings, a bounded row, and is announced', () => {
    const world = bench();
    for (const next of habit('anna', 40)) world.detector.push(next);
    for (let i = 0; i < 20_000; i++) {
      const said = { country: ['RO', 'BR', 'ES', 'US'][i % 4], asn: 65_000 + i } as const;
      const address = [203, i >> 16, (i >> 8) & 255, i & 255];
      world.detector.push(
        event('anna', AFTER + i * 7, address, LINUX, { said: said as LoginEvent['said'] }),
      );
    }
    world.detector.end();
    expect(opened(world.findings).length).toBeLessThanOrEqual(SMALL_SETTINGS.mostOfAccount);
    expect(world.findings.length).toBeLessThan(40);
    expect(world.detector.counts.findingsJoined).toBeGreaterThan(19_000);
    for (const row of world.store.rows.values()) expect(row.length).toBeLessThan(1229);
  });

  it('a source with very many accounts is bounded and announced', () => {
    const world = bench();
    for (let i = 0; i < 20_000; i++)
      world.detector.push(
        event(`user${i}`, START + i, ROMANIA, LINUX, {
          outcome: i % 5 === 0 ? 'success' : 'failure',
        }),
      );
    world.detector.end();
    const { attackBounds, findingsJoined } = world.detector.counts;
    expect(opened(world.findings)).toHaveLength(SMALL_SETTINGS.mostOfSource + 1);
    expect(opened(world.findings).at(-1)?.reasons[0]?.code).toBe('many_accounts');
    expect(findingsJoined).toBeGreaterThan(3900);
    expect(attackBounds['accounts'] ?? 0).toBeGreaterThan(0);
  });

  it('findings that are open at once are bounded: the oldest is closed and announced', () => {
    const world = bench({ settings: { ...SMALL_SETTINGS, mostEpisodes: 10 } });
    for (let i = 0; i < 30; i++) {
      for (let day = 0; day < 5; day++)
        world.detector.push(event(`user${i}`, START + i * HOUR + day, [198, 1, i, 1]));
      for (let day = 1; day < 5; day++)
        world.detector.push(event(`user${i}`, START + i * HOUR + day * DAY, [198, 1, i, 1]));
    }
    for (let i = 0; i < 30; i++)
      world.detector.push(event(`user${i}`, START + 7 * DAY + i, ROMANIA, LINUX));
    world.detector.end();
    expect(world.detector.counts.findingsForgotten).toBe(20);
    expect(world.findings.filter(({ state }) => state === 'closed')).toHaveLength(20);
  });

  it('user names of 10 kB, with quotes and line ends, are accounts like others', () => {
    const world = bench();
    const name = `from 192.0.2.1 port 22 "\n\0${'x'.repeat(10_000)}`;
    for (const next of habit(name, 40)) world.detector.push(next);
    world.detector.push(event(name, AFTER, ROMANIA, LINUX));
    world.detector.end();
    expect(world.findings).toHaveLength(1);
    expect(world.findings[0]?.account).toMatch(/^account_test_[a-z]{16}$/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Familiarity } from '../../../src/login/score/familiarity.ts';
import { shareTerm } from '../../../src/login/score/share-term.ts';
import { LOGIN_SETTINGS } from '../../../src/login/settings.ts';
import type { LoginEvent } from '../../../src/model/login-event.ts';
import {
  type Bench,
  bench,
  DAY,
  event,
  HOUR,
  habit,
  LINUX,
  PHONE,
  PROVIDERS,
  type Provider,
  SMALL_SETTINGS,
  START,
  WINDOWS,
} from '../small-world.ts';

const AFTER = START + 40 * DAY + 700;
const HOME = [198, 1, 20, 7];
const ROMANIA = [198, 7, 1, 1];

/** What is thought of the last of some logins, by an account with 40 days of habit. */
function last(...events: readonly LoginEvent[]): Bench & { score: number; codes: string[] } {
  const world = bench();
  for (const one of [...habit('anna', 40), ...events]) world.detector.push(one);
  world.detector.end();
  const codes = world.findings.at(-1)?.reasons.map(({ code }) => code) ?? [];
  return Object.assign(world, { score: world.scores.at(-1)?.score ?? Number.NaN, codes });
}

describe('a term that compares shares', () => {
  it('is weight · ln(p_A / p_u) with the smoothing and the attacker of the settings', () => {
    const own = { country: 3, network: 0, prefix: 0, device: 0, browser: 0 };
    const parent = { ...own, country: 9 };
    const q = { ...own, country: 0.2 };
    const known = { own, parent, q } as unknown as Familiarity;
    // .8 · ln(min(.115, .04 + .6 · .2) / ((3 + .12 · .2) / (9 + .12)))
    const wanted = 0.8 * Math.log(0.115 / (3.024 / 9.12));
    expect(shareTerm('country', known, LOGIN_SETTINGS)).toBeCloseTo(wanted, 10);
  });
});

describe('the score', () => {
  it('of a first login is −1, and a first login is never told', () => {
    const world = bench();
    world.detector.push(event('new', START, ROMANIA, LINUX));
    world.detector.end();
    expect(world.scores.map(({ score }) => score)).toEqual([-1]);
    expect(world.findings).toEqual([]);
  });

  it('grows with what is new: nothing, a prefix, a provider, a device, both, a country', () => {
    const scores = [
      last(event('anna', AFTER, HOME)),
      last(event('anna', AFTER, [198, 1, 99, 7])),
      last(event('anna', AFTER, [198, 3, 1, 1])),
      last(event('anna', AFTER, [198, 3, 1, 1], LINUX)),
      last(event('anna', AFTER, ROMANIA, LINUX)),
    ].map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(new Set(scores).size).toBe(5);
  });

  it('adds 2 for hosting and VPN, and not for a relay or where it is a habit', () => {
    const fixed = last(event('anna', AFTER, [198, 3, 1, 1])).score;
    const vpn = last(event('anna', AFTER, [198, 5, 1, 1]));
    const w = 40 / 41.5;
    // Where the other has −.3 for an ordinary network.
    expect(vpn.score - fixed).toBeCloseTo((2 + 0.3) * w, 2);
    expect(vpn.codes).toContain('vpn_network');
    expect(last(event('anna', AFTER, [198, 6, 1, 1])).codes).not.toContain('relay_network');
    const world = bench();
    for (let day = 0; day < 40; day++)
      world.detector.push(event('bob', START + day * DAY, [198, 5, 1, 1]));
    world.detector.push(event('bob', START + 40 * DAY, [198, 5, 1, 1]));
    world.detector.end();
    expect(world.scores.at(-1)?.score).toBeLessThan(-2);
  });

  it('adds for travel the more the faster it was', () => {
    const home = event('anna', AFTER, HOME);
    const hours = [130, 40, 10, 2].map(
      (after) => last(home, event('anna', AFTER + after * HOUR, ROMANIA)).findings.at(-1)?.reasons,
    );
    const weights = hours.map(
      (reasons) => reasons?.find(({ code }) => code === 'travel')?.weight ?? 0,
    );
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
    // 1,600 km: slower than 12 km/h is no haste, and faster than 250 no more than that.
    expect(weights[0]).toBe(0);
    expect(weights[3]).toBeCloseTo((4 * 41) / 42.5, 2);
  });

  it('adds for travel that nobody can do', () => {
    const slow = last(event('anna', AFTER + 12 * HOUR, ROMANIA)).score;
    const home = event('anna', AFTER, HOME);
    const fast = last(home, event('anna', AFTER + 660, ROMANIA));
    expect(fast.codes).toContain('travel');
    const words = fast.findings.at(-1)?.reasons.find(({ code }) => code === 'travel')?.words;
    expect(words).toMatch(/^11 min after a login from NL, 1,[67]\d\d km ± \d\d\d km$/);
    expect(fast.score).toBeGreaterThan(slow);
  });

  it('has no travel between two look-ups of one prefix, nor between a place and itself', () => {
    const world = bench();
    for (const one of habit('anna', 40)) world.detector.push(one);
    world.detector.push(event('anna', AFTER, HOME));
    // The file is reloaded, and now says that the home of everybody is in Romania.
    world.geo.moved = { 1: PROVIDERS[7] };
    world.detector.push(event('anna', AFTER + 2 * HOUR, HOME));
    world.detector.push(event('anna', AFTER + 4 * HOUR, [198, 1, 20, 99]));
    world.detector.end();
    expect(world.findings).toEqual([]);
    expect(world.scores.at(-1)?.score).toBeLessThan(0);
  });

  it('has no travel where a database moves a prefix within its country and network', () => {
    const known = bench({ settings: { ...SMALL_SETTINGS, habitualCount: 99 } });
    for (const moved of [undefined, PROVIDERS[12]]) {
      if (moved !== undefined) known.geo.moved = { 11: moved };
      for (let hour = 0; hour < 4; hour++)
        known.detector.push(
          event('jo', START + (moved ? 5 : 0) * HOUR + hour * HOUR, [198, 11, 1, 1]),
        );
    }
    known.detector.end();
    const codes = known.findings.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes).not.toContain('impossible_travel');
    const [before, after] = known.scores.slice(-5).map(({ score }) => score);
    expect(after).toBeLessThanOrEqual(before);
  });

  it('adds for a new device where the country or the network is new too, and not at home', () => {
    const codes = (address: readonly number[], agent: string): string[] =>
      last(event('anna', AFTER, address, agent)).codes;
    expect(codes(ROMANIA, LINUX)).toContain('country_and_device');
    expect(codes([198, 4, 1, 1], LINUX)).toContain('network_and_device');
    expect(codes(ROMANIA, WINDOWS)).not.toContain('country_and_device');
    expect(codes(HOME, LINUX)).not.toContain('network_and_device');
  });

  it('adds for a computer in a phone network that is new, and not for a phone', () => {
    const abroad = (agent: string): string[] => {
      const world = bench();
      world.geo.moved = { 7: { ...PROVIDERS[7], kind: 'mobile' } as Provider };
      for (const one of habit('anna', 40)) world.detector.push(one);
      world.detector.push(event('anna', AFTER, ROMANIA, agent));
      world.detector.end();
      return world.findings.at(-1)?.reasons.map(({ code }) => code) ?? [];
    };
    expect(abroad(WINDOWS)).toContain('computer_on_carrier');
    expect(abroad(PHONE)).not.toContain('computer_on_carrier');
  });

  it('minds a new country less of somebody who knows several, but not of one who was told for them', () => {
    const stays = (days: number): LoginEvent[] =>
      [8, 9].flatMap((there, i) =>
        Array.from({ length: days }, (_, day) =>
          event('anna', AFTER + (i * 30 + day * 2) * DAY, [198, there, 1, 1]),
        ),
      );
    const later = event('anna', AFTER + 90 * DAY, ROMANIA);
    const home = [...habit('anna', 5, AFTER + 80 * DAY)];
    const never = last(...home, later).score;
    // Ten logins in each country are settled after 14 quiet days.
    expect(last(...stays(10), ...home, later).score).toBeLessThan(never - 1);
    expect(last(...stays(1), ...home, later).score).toBeGreaterThan(never - 1);
  });

  it('minds a country less to which others of the organization were found to travel, once that is settled', () => {
    const score = (day: number): number => {
      const world = bench();
      for (let i = 0; i < 40; i++) {
        for (let j = 0; j < 4; j++) world.detector.push(event(`jo${i}`, START + j * DAY, HOME));
        if (i < 20) world.detector.push(event(`jo${i}`, START + day * DAY, [198, 9, 1, 1]));
      }
      for (const one of habit('anna', 40)) world.detector.push(one);
      world.detector.push(event('anna', AFTER, [198, 9, 1, 1]));
      world.detector.end();
      return world.scores.at(-1)?.score ?? Number.NaN;
    };
    // Fourteen quiet days have gone since the fifth day, and not since the thirtieth.
    expect(score(5)).toBeLessThan(score(30) - 0.5);
  });

  it('adds for waking after a long sleep, but only with another novelty', () => {
    const asleep = AFTER + 200 * DAY;
    expect(last(event('anna', asleep, HOME)).findings).toEqual([]);
    expect(last(event('anna', asleep, ROMANIA)).codes).toContain('wakes');
  });

  it('adds at most 1.5 for an hour of the day that is not usual', () => {
    const usual = last(event('anna', AFTER, HOME)).score;
    const night = last(event('anna', AFTER + 12 * HOUR, HOME)).score;
    expect(night).toBeGreaterThan(usual);
    // −.15 is the least that a usual hour gives.
    expect(night - usual).toBeLessThanOrEqual(1.5 + 0.15);
  });

  it('adds for a success after failures of many accounts, and not at home', () => {
    const failures = (address: readonly number[]): LoginEvent[] =>
      Array.from({ length: 12 }, (_, i) =>
        event(`other${i}`, AFTER - 600 + i * 40, address, undefined, { outcome: 'failure' }),
      );
    const there = last(...failures([198, 3, 1, 1]), event('anna', AFTER, [198, 3, 1, 2], WINDOWS));
    expect(there.codes).toContain('source_failures');
    expect(last(...failures(HOME), event('anna', AFTER, HOME)).findings).toEqual([]);
  });

  it('knows an account by its key, and tells a new one', () => {
    const world = bench();
    const login = (day: number, device: string): LoginEvent =>
      event('ops', START + day * DAY, HOME, undefined, { device });
    for (let day = 0; day < 40; day++) world.detector.push(login(day, 'SHA256:one'));
    world.detector.push(login(40, 'SHA256:one'));
    world.detector.push(login(41, 'SHA256:two'));
    world.detector.end();
    const [before, after] = world.scores.slice(-2).map(({ score }) => score);
    expect(after - before).toBeGreaterThan(4);
  });

  it('does not mind an hour of summer time, nor a second that comes twice for a leap second', () => {
    // 29 March 2026, 01:00 UTC: clocks in Europe go forward. Event time is UTC and sees nothing of it.
    const change = Date.UTC(2026, 2, 29, 1) / 1000;
    const world = bench();
    for (const one of habit('anna', 26)) world.detector.push(one);
    for (const offset of [-1, 0, 0, 1]) world.detector.push(event('anna', change + offset, HOME));
    world.detector.end();
    expect(world.findings).toEqual([]);
    expect(world.detector.counts.late).toBe(0);
  });
});

describe('a device', () => {
  it('that is new is told with the words of system and browser', () => {
    const { findings } = last(event('anna', AFTER, ROMANIA, LINUX));
    expect(findings.at(-1)?.reasons.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        'country RO: 0 of 40 logins in 90 days',
        'Linux with Firefox never seen',
      ]),
    );
  });

  it('that names itself no more is a new one', () => {
    const { score } = last(event('anna', AFTER, HOME, WINDOWS, { agent: undefined }));
    expect(score).toBeGreaterThan(last(event('anna', AFTER, [198, 2, 3, 9], PHONE)).score);
  });
});

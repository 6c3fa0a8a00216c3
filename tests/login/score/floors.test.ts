import { describe, expect, it } from 'vitest';
import type { LoginSettings } from '../../../src/login/settings.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { LoginEvent } from '../../../src/model/login-event.ts';
import {
  bench,
  DAY,
  event,
  HOUR,
  habit,
  LINUX,
  SMALL_SETTINGS,
  START,
  WINDOWS,
} from '../small-world.ts';

const AFTER = START + 40 * DAY + 700;
const HOME = [198, 1, 20, 7];

/** No score is ever told: what is told is told by a floor. */
const DEAF: LoginSettings = {
  ...SMALL_SETTINGS,
  high: { ...SMALL_SETTINGS.high, start: 999 },
  medium: { ...SMALL_SETTINGS.medium, start: 999 },
};

function told(events: Iterable<LoginEvent>, settings = DEAF): Finding[] {
  const { detector, findings } = bench({ settings });
  for (const one of habit('anna', 40)) detector.push(one);
  for (const one of events) detector.push(one);
  detector.end();
  return findings;
}

const failures = (
  count: number,
  account: (i: number) => string,
  address: readonly number[],
): LoginEvent[] =>
  Array.from({ length: count }, (_, i) =>
    event(account(i), AFTER - 1800 + i * 30, address, undefined, { outcome: 'failure' }),
  );

describe('floors', () => {
  it('tell a new country as medium, and with a new device as high', () => {
    expect(told([event('anna', AFTER, [198, 7, 1, 1], WINDOWS)])).toMatchObject([
      { severity: 'medium', type: 'unfamiliar_login', technique: 'T1078' },
    ]);
    expect(told([event('anna', AFTER, [198, 7, 1, 1], LINUX)])).toMatchObject([
      { severity: 'high' },
    ]);
    expect(told([event('anna', AFTER, [198, 3, 1, 1], LINUX)])).toEqual([]);
  });

  it('tell a country again that the account has not been to in 90 days, and not the old home after a sleep', () => {
    const trip = Array.from({ length: 6 }, (_, i) =>
      event('anna', AFTER + i * DAY, [198, 9, 1, 1]),
    );
    const home = [...habit('anna', 100, AFTER + 30 * DAY)];
    const back = event('anna', AFTER + 135 * DAY, [198, 9, 1, 1]);
    const opened = told([...trip, ...home, back]).filter(({ state }) => state === 'opened');
    expect(opened).toMatchObject([
      { first: expect.stringMatching(/^2026-04/) },
      { first: expect.stringMatching(/^2026-08/) },
    ]);
    expect(told([event('anna', AFTER + 300 * DAY, HOME)])).toEqual([]);
  });

  it('tell a success that ends a spray or stuffing as high, with its technique', () => {
    const spray = failures(40, (i) => `user${i % 8}`, [198, 3, 1, 1]);
    expect(told([...spray, event('anna', AFTER, [198, 3, 1, 1])])).toMatchObject([
      { severity: 'high', type: 'credential_attack', technique: 'T1110.003' },
    ]);
    const stuffing = failures(40, (i) => `user${i}`, [198, 3, 1, 1]);
    expect(told([...stuffing, event('anna', AFTER, [198, 3, 1, 1])])).toMatchObject([
      { severity: 'high', type: 'credential_attack', technique: 'T1110.004' },
    ]);
  });

  it('do not tell those who are at home while somebody sprays from there, and a spray alone is context', () => {
    expect(told([...failures(40, (i) => `user${i}`, HOME), event('anna', AFTER, HOME)])).toEqual(
      [],
    );
    expect(told(failures(400, (i) => `user${i}`, [198, 3, 1, 1]))).toEqual([]);
  });

  it('tell two places that nobody can travel between, neither of them usual nor without a place', () => {
    const pair = (second: readonly number[]): Finding[] =>
      told([event('anna', AFTER, [198, 11, 1, 1]), event('anna', AFTER + 600, second)]);
    const codes = (findings: Finding[]): string[] =>
      findings.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes(pair([198, 12, 1, 1]))).toContain('impossible_travel');
    expect(codes(pair([198, 10, 1, 1]))).not.toContain('impossible_travel');
    expect(codes(pair(HOME))).not.toContain('impossible_travel');
  });

  it('tell an address on the list of the operator', () => {
    const settings = { ...DEAF, listed: (address: Uint8Array) => address[2] === 66 };
    expect(told([event('anna', AFTER, [198, 1, 66, 1])], settings)).toMatchObject([
      { severity: 'medium', type: 'listed_address' },
    ]);
    expect(told([event('anna', AFTER, [198, 1, 67, 1])], settings)).toEqual([]);
  });

  it('do not tell the country of an egress, once one of its findings was judged safe', () => {
    const { detector, findings } = bench({ settings: DEAF });
    const people = Array.from({ length: 30 }, (_, i) => `person${i}`);
    for (let day = 0; day < 20; day++)
      for (const name of people) detector.push(event(name, START + day * DAY, HOME));
    for (const [i, name] of people.entries()) {
      detector.push(event(name, START + (20 + i) * DAY, [198, 9, 1, 1]));
      detector.push(event(name, START + (20 + i) * DAY + HOUR, HOME));
      const [first] = findings;
      const verdict = {
        verdict: 'safe',
        by: 'eve',
        at: '2026-03-30T00:00:00Z',
        note: undefined,
      } as const;
      if (i === 9) detector.judge({ ...verdict, finding: first?.id ?? '' });
    }
    detector.end();
    expect(findings.filter(({ state }) => state === 'opened')).toHaveLength(10);
  });
});

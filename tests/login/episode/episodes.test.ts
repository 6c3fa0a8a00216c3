import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import {
  type Bench,
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
const ROMANIA = [198, 7, 1, 1];

function usual(): Bench {
  const world = bench();
  for (const one of habit('anna', 40)) world.detector.push(one);
  return world;
}

const states = (findings: readonly Finding[]): string[] => findings.map(({ state }) => state);

describe('an episode', () => {
  it('is one finding for all logins from one country, network and device within seven days', () => {
    const { detector, findings } = usual();
    for (const days of [0, 3, 8, 14])
      detector.push(event('anna', AFTER + days * DAY, ROMANIA, LINUX));
    detector.end();
    expect(new Set(findings.map(({ id }) => id)).size).toBe(1);
    expect(states(findings)).toEqual(['opened', 'updated', 'updated', 'updated']);
    expect(findings.at(-1)).toMatchObject({ count: 4, status: 'open', severity: 'high' });
  });

  it('ends after seven quiet days, and the next login opens another', () => {
    const { detector, findings } = usual();
    for (const days of [0, 9]) detector.push(event('anna', AFTER + days * DAY, ROMANIA, LINUX));
    detector.end();
    expect(states(findings)).toEqual(['opened', 'closed', 'opened']);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });

  it('of another device or network is another finding', () => {
    const { detector, findings } = usual();
    detector.push(event('anna', AFTER, ROMANIA, LINUX));
    detector.push(event('anna', AFTER + HOUR, ROMANIA, WINDOWS));
    detector.push(event('anna', AFTER + 2 * HOUR, [198, 8, 1, 1], LINUX));
    detector.end();
    expect(states(findings)).toEqual(['opened', 'opened', 'opened']);
  });

  it('is not told again for every login, but when it gets worse or six hours have gone', () => {
    const { detector, findings } = usual();
    for (let i = 0; i < 24; i++)
      detector.push(event('anna', AFTER + i * 0.5 * HOUR, ROMANIA, LINUX));
    detector.end();
    expect(states(findings)).toEqual(['opened', 'updated']);
    expect(findings[1]?.count).toBeGreaterThan(11);
    // A bar that no score reaches, so that the first is medium of itself.
    const high = { ...SMALL_SETTINGS.high, start: 99 };
    const worse = bench({ settings: { ...SMALL_SETTINGS, high } });
    for (const one of habit('anna', 40)) worse.detector.push(one);
    worse.detector.push(event('anna', AFTER, [198, 5, 1, 1]));
    for (let i = 0; i < 40; i++)
      worse.detector.push(
        event(`user${i % 8}`, AFTER + 60 + i, [198, 5, 1, 1], LINUX, { outcome: 'failure' }),
      );
    worse.detector.push(event('anna', AFTER + 600, [198, 5, 1, 1]));
    worse.detector.end();
    expect(worse.findings.map(({ state, severity }) => `${state} ${severity}`)).toEqual([
      'opened medium',
      'updated high',
    ]);
  });

  it('gives every state once, with times in order and all reasons by weight', () => {
    const { detector, findings } = usual();
    for (let i = 0; i < 60; i++) detector.push(event('anna', AFTER + i * 7 * HOUR, ROMANIA, LINUX));
    detector.push(event('anna', AFTER + 90 * DAY, [198, 1, 20, 7]));
    detector.end();
    expect(states(findings).filter((state) => state !== 'updated')).toEqual(['opened', 'closed']);
    for (const { reasons, first, last } of findings) {
      expect(first <= last).toBe(true);
      const weights = reasons.map(({ weight }) => weight);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
      for (const { words } of reasons) expect(words).toMatch(/^\S.*[^.]$/);
    }
  });

  it('does not whiten itself: two patient logins leave the third as strange', () => {
    const { detector, findings, scores } = usual();
    for (const days of [0, 2, 4]) detector.push(event('anna', AFTER + days * DAY, ROMANIA, LINUX));
    detector.end();
    expect(findings).toHaveLength(3);
    expect(scores.at(-1)?.severity).toBe('high');
  });

  it('that nobody judges is learned in full after 14 quiet days, and no sooner', () => {
    const back = (days: number): string | undefined => {
      const { detector, scores } = usual();
      for (const one of habit('anna', 40, AFTER + DAY)) detector.push(one);
      for (let i = 0; i < 4; i++)
        detector.push(event('anna', AFTER + 42 * DAY + i * HOUR, ROMANIA, WINDOWS));
      for (const one of habit('anna', days - 1, AFTER + 43 * DAY)) detector.push(one);
      detector.push(event('anna', AFTER + (42 + days) * DAY, ROMANIA, WINDOWS));
      detector.end();
      return scores.at(-1)?.severity;
    };
    expect(back(10)).toBe('medium');
    expect(back(20)).toBeUndefined();
  });
});

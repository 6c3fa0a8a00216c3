import { describe, expect, test } from 'vitest';
import type { Login, Truth } from '../../../../bench/login/login.ts';
import { Evidence } from '../../../../bench/login/measure/evidence.ts';

const SUBJECT = { name: 'x', binary: false, findings: 3, opened: 2, accountDays: 10 };

const login = (time: number, truth: Partial<Truth>): Login => ({
  time,
  outcome: 'success',
  service: 'json',
  account: 'anna',
  address: Uint8Array.of(192, 0, 2, 1),
  agent: undefined,
  device: undefined,
  truth: { by: 'plain', attack: undefined, decisive: false, history: undefined, ...truth },
});

/** 1,000 honest logins with scores 0 to 999, of which 5 are alarms, and one attack of each score. */
function evidence(...scores: readonly number[]): Evidence {
  const honest = Array.from({ length: 1000 }, (_, i) => login(i, {}));
  const attacks = scores.map((_, i) =>
    login(2000 + i, { by: 'naive', attack: i, decisive: true, history: i % 2 === 0 ? 12 : 39 }),
  );
  return Evidence.of(SUBJECT, [...honest, ...attacks], 0, (i) => ({
    score: i < 1000 ? i : (scores[i - 1000] as number),
    alarm: i >= 995,
  }));
}

describe('Evidence', () => {
  test('a threshold lets at most its share of honest logins through', () => {
    const one = evidence(1);
    for (const rate of [0, 0.001, 0.005, 0.01, 0.5]) {
      const above = one.honest.scores.filter((score) => score > one.threshold(rate)).length;
      expect(above).toBe(rate * 1000);
    }
  });

  test('counts attacks above the threshold, all or at one history', () => {
    const four = evidence(2000, 2000, 100, 2000);
    const threshold = four.threshold(0.005);
    expect(four.detected({ by: 'naive' }, threshold)).toBe(0.75);
    expect(four.detected({ by: 'naive', history: 12 }, threshold)).toBe(0.5);
    expect(four.detected({ history: 39 }, threshold)).toBe(1);
  });

  test('a system that never tells one login from another finds nothing', () => {
    const logins = [
      login(0, {}),
      login(1, { by: 'naive', attack: 0, decisive: true, history: 12 }),
    ];
    const blind = Evidence.of(SUBJECT, logins, 0, () => ({ score: 1, alarm: false }));
    expect(blind.detected({}, blind.threshold(0.005))).toBe(0);
  });

  test('logins before the count begins, and steps before the decisive one, do not count', () => {
    const logins = [
      login(0, {}),
      login(5, {}),
      login(6, { by: 'naive', attack: 0, decisive: false, history: 12 }),
    ];
    const late = Evidence.of(SUBJECT, logins, 5, () => ({ score: 1, alarm: true }));
    expect(late.honest.by).toHaveLength(1);
    expect(late.attacks).toHaveLength(0);
  });

  test('pools seeds as if they were one', () => {
    const both = Evidence.pooled([evidence(2000), evidence(1)]);
    expect(both.honest.by).toHaveLength(2000);
    expect(both.ownRate()).toBe(0.005);
    expect(both.detected({}, both.threshold(0.005))).toBe(0.5);
    expect(both.subject).toMatchObject({ findings: 6, opened: 4, accountDays: 20 });
    expect(both.honestOf('plain', 'own')).toEqual({ logins: 2000, alarms: 10 });
  });
});

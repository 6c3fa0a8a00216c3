import { describe, expect, test } from 'vitest';
import { calibration, requireCalibrated } from '../../../bench/login/calibration.ts';
import { generateLogins, HISTORIES } from '../../../bench/login/generate-logins.ts';
import { ATTACKS, HONEST, isAttack, isHonest, type Login } from '../../../bench/login/login.ts';
import { distanceKm, type Point } from '../../../bench/login/world/earth.ts';
import type { Prefix } from '../../../bench/login/world/world.ts';

const amount = { accounts: 500, attacked: 0.1, seed: 8 };
const generated = generateLogins(amount);
const { logins } = generated;

describe('generateLogins()', () => {
  test('gives the same logins for the same seed, and others for another one', () => {
    const few = { accounts: 40, attacked: 0.1, seed: 1 };
    const once = generateLogins(few).logins;
    expect(generateLogins(few).logins).toEqual(once);
    expect(generateLogins({ ...few, seed: 2 }).logins).not.toEqual(once);
  });

  test('is in order of time', () => {
    for (let i = 1; i < logins.length; i++)
      expect((logins[i] as Login).time).toBeGreaterThanOrEqual((logins[i - 1] as Login).time);
  });

  test('has every way of honest people and of attackers', () => {
    const ways = new Set(logins.map(({ truth }) => truth.by));
    for (const way of [...HONEST, ...ATTACKS]) expect(ways).toContain(way);
  });

  test('an attack has one decisive success, after about as many logins as it says', () => {
    const attacks = new Map<number, Login[]>();
    for (const login of logins) {
      const { attack } = login.truth;
      if (attack !== undefined) attacks.set(attack, [...(attacks.get(attack) ?? []), login]);
    }
    expect(attacks.size).toBeGreaterThan(40);
    const befores = new Set<number>();
    for (const attempts of attacks.values()) {
      const decisive = attempts.filter(({ truth }) => truth.decisive);
      expect(decisive).toHaveLength(1);
      const [success] = decisive as [Login];
      expect(success.outcome).toBe('success');
      expect(HISTORIES).toContain(success.truth.history);
      const first = attempts.find(
        ({ outcome, account }) => outcome === 'success' && account === success.account,
      ) as Login;
      const before = logins.filter(
        ({ account, outcome, time, truth }) =>
          account === success.account &&
          outcome === 'success' &&
          truth.attack === undefined &&
          time < first.time,
      );
      // Nobody is attacked after exactly so many logins, which a detector could learn.
      const history = success.truth.history as number;
      expect(Math.abs(before.length - history)).toBeLessThanOrEqual(history / 6);
      befores.add(before.length);
    }
    expect(befores.size).toBeGreaterThan(8);
  });

  test('nobody logs in after the thief who woke a dormant account, and long before', () => {
    const wakes = logins.filter(({ truth }) => truth.by === 'dormant wake');
    expect(wakes.length).toBeGreaterThan(0);
    for (const wake of wakes) {
      const others = logins.filter(
        ({ account, outcome, truth }) =>
          account === wake.account && outcome === 'success' && !isAttack(truth.by),
      );
      for (const { time } of others) expect(wake.time - time).toBeGreaterThan(90 * 86_400);
    }
  });

  test('nobody is in two countries faster than people travel', () => {
    const { world } = generated;
    const before = new Map<string, { time: number; country: string; at: Point }>();
    let fastest = 0;
    for (const { outcome, truth, account, address, time } of logins) {
      const prefix = world.prefixOf(address) as Prefix;
      if (outcome !== 'success' || !isHonest(truth.by) || prefix.network.kind !== 'fixed') continue;
      const { at } = prefix.city;
      const country = prefix.network.country.code;
      const last = before.get(account);
      if (last && last.country !== country)
        fastest = Math.max(fastest, distanceKm(at, last.at) / ((time - last.time) / 3600));
      before.set(account, { time, country, at });
    }
    expect(fastest).toBeLessThan(1000);
  });

  test('has the numbers that are cited', () => {
    requireCalibrated(calibration(generated, 1));
  });
});

describe('requireCalibrated()', () => {
  test('throws for a number that is not where it is said to be', () => {
    expect(() => requireCalibrated([{ what: 'x', low: 1, high: 2, found: 3 }])).toThrow('x is 3.0');
    expect(() => requireCalibrated([{ what: 'x', low: 1, high: 2, found: Number.NaN }])).toThrow();
  });
});

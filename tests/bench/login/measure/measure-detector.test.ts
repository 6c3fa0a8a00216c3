import { describe, expect, test } from 'vitest';
import { generateLogins } from '../../../../bench/login/generate-logins.ts';
import { eventsOf } from '../../../../bench/login/measure/event-of.ts';
import { measureBaselines } from '../../../../bench/login/measure/measure-baselines.ts';
import { measureDetector } from '../../../../bench/login/measure/measure-detector.ts';
import { LOGIN_SETTINGS } from '../../../../src/login/settings.ts';

const logins = generateLogins({ accounts: 120, attacked: 0.3, seed: 2 });
const events = eventsOf(logins.logins);
const measured = measureDetector(logins, events, 2, LOGIN_SETTINGS);

describe('measureDetector()', () => {
  test('has a score for every decisive login, and mostly a higher one than for honest logins', () => {
    expect(measured.attacks.length).toBeGreaterThan(20);
    const half = measured.threshold(0.5);
    for (const { score } of measured.attacks) expect(score).toBeGreaterThan(-50);
    expect(measured.detected({}, half)).toBeGreaterThan(0.8);
  });

  test('gives the same for the same events', () => {
    const again = measureDetector(logins, events, 2, LOGIN_SETTINGS);
    expect(again.honest).toEqual(measured.honest);
    expect(again.attacks).toEqual(measured.attacks);
  });

  test('looks at the same honest logins and attacks as the peers do', () => {
    for (const peer of measureBaselines(logins, 2)) {
      expect(peer.honest.by).toEqual(measured.honest.by);
      expect(peer.attacks.map(({ by }) => by)).toEqual(measured.attacks.map(({ by }) => by));
    }
  });
});

import { describe, expect, test } from 'vitest';
import { Random } from '../../../../bench/generate/random.ts';
import { ATTACKS } from '../../../../bench/login/login.ts';
import { Evidence } from '../../../../bench/login/measure/evidence.ts';
import { merit, tune } from '../../../../bench/login/tune/tune.ts';
import { LOGIN_SETTINGS } from '../../../../src/login/settings.ts';

/** A system that finds this share of every class, whatever the threshold. */
function finds(share: number): Evidence {
  const honest = {
    scores: Float64Array.from({ length: 1000 }, (_, i) => i),
    alarms: new Uint8Array(1000),
    by: new Uint8Array(1000),
  };
  const attacks = ATTACKS.flatMap((by) =>
    Array.from({ length: 100 }, (_, i) => ({
      by,
      history: 12,
      score: i < share * 100 ? 2000 : -1,
      alarm: false,
    })),
  );
  return new Evidence(
    { name: 'x', binary: false, findings: 0, opened: 0, accountDays: 1 },
    honest,
    attacks,
  );
}

describe('merit()', () => {
  test('is 1 for a system that finds everything, and grows with what is found', () => {
    expect(merit(finds(1))).toBeCloseTo(1);
    expect(merit(finds(0.8))).toBeGreaterThan(merit(finds(0.7)));
  });
});

describe('tune()', () => {
  test('comes near a setting that is best, and keeps nothing that is worse', () => {
    const steps: number[] = [];
    const best = tune(
      LOGIN_SETTINGS,
      ({ anonymizing }) => finds(Math.round(100 - 20 * Math.abs(anonymizing - 3)) / 100),
      300,
      new Random(1),
      ({ merit: found, kept }) => {
        if (kept) steps.push(found);
      },
    );
    expect(Math.abs(best.anonymizing - 3)).toBeLessThan(0.2);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });
});

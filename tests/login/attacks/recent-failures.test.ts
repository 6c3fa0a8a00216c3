import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentFailures } from '../../../src/login/attacks/recent-failures.ts';

/** Times that go on by short and long gaps, now and then a little back. */
const gaps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }) },
    { weight: 4, arbitrary: fc.integer({ min: 200, max: 1500 }) },
    { weight: 1, arbitrary: fc.integer({ min: -400, max: -1 }) },
  ),
  { maxLength: 80 },
);

describe('RecentFailures', () => {
  it('tell bursts and patience as the whole list of failures would', () => {
    fc.assert(
      fc.property(gaps, (all) => {
        const recent = new RecentFailures(3);
        const times: number[] = [];
        let at = 10_000;
        for (const gap of all) {
          at += gap;
          const before = times.filter((time) => time <= at).length;
          times.splice(before, 0, at);
          const newest = times[times.length - 1];
          const burst = recent.burst(1, at);
          const inReach = times.filter((time) => time >= newest - 7200);
          const from = Math.max(0, before - 4);
          const expected = times
            .slice(from, before + 1)
            .some((time, i) => times[from + i + 4] - time <= 10);
          // A row that holds 25 has let older ones go, as nothing asks for them.
          if (times.length <= 25) expect(burst).toBe(expected);
          const long = inReach.filter((time, i) => i > 0 && time - inReach[i - 1] > 600).length;
          expect(recent.slow(1)).toBe(inReach.length >= 4 && 2 * long > inReach.length - 1);
          expect(recent.slow(0) || recent.slow(2)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are patient with as many failures as two hours have room for', () => {
    const recent = new RecentFailures(1);
    let at = 0;
    recent.burst(0, at);
    for (let i = 0; i < 21; i++) {
      at += i % 2 === 0 ? 640 : 15;
      recent.burst(0, at);
    }
    // 11 long gaps and 10 short ones in 7,190 seconds.
    expect(recent.slow(0)).toBe(true);
    recent.burst(0, at + 5);
    expect(recent.slow(0)).toBe(false);
  });
});

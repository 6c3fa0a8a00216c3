import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentMap } from '../../src/base/recent-map.ts';

describe('RecentMap', () => {
  it('gives what was set last, or nothing', () => {
    const calls = fc.array(fc.tuple(fc.boolean(), fc.nat(12), fc.nat()), { maxLength: 200 });
    fc.assert(
      fc.property(calls, (all) => {
        const map = new RecentMap<number, number>(4);
        const model = new Map<number, number>();
        for (const [isSet, key, value] of all) {
          if (isSet) {
            map.set(key, value);
            model.set(key, value);
          } else {
            const found = map.get(key);
            if (found !== undefined) expect(found).toBe(model.get(key));
          }
        }
      }),
    );
  });

  it('keeps what is asked for between others, and lets go of what is not', () => {
    const map = new RecentMap<number, string>(10);
    map.set(-1, 'asked for');
    map.set(-2, 'forgotten');
    for (let i = 0; i < 100; i++) {
      map.set(i, 'other');
      expect(map.get(-1)).toBe('asked for');
    }
    expect(map.get(-2)).toBeUndefined();
  });

  it('holds twice as many as it was told at most', () => {
    const map = new RecentMap<number, number>(10);
    for (let i = 0; i < 1000; i++) map.set(i, i);
    const kept = Array.from({ length: 1000 }, (_, i) => i).filter((i) => map.get(i) !== undefined);
    expect(kept.length).toBeGreaterThanOrEqual(10);
    expect(kept.length).toBeLessThanOrEqual(20);
  });
});

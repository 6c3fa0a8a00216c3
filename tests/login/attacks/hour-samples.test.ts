import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HourSamples } from '../../../src/login/attacks/hour-samples.ts';
import { hashOf, tokenKey } from '../../../src/login/attacks/token-key.ts';

function hash(n: number): number {
  return hashOf(tokenKey(`thing ${n}`));
}

describe('HourSamples', () => {
  it('are exact while a row has no more things than it holds, each row for itself', () => {
    const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(6)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.nat(9), fc.nat(60), fc.nat(9), (all, things, times, each) => {
        const samples = new HourSamples(3, 10);
        const model = new Map<number, number>();
        for (const [thing, age] of all) {
          expect(samples.add(1, hash(thing), age)).toBe(true);
          model.set(thing, (model.get(thing) ?? 0) + 1);
        }
        expect([0, 1, 2].map((row) => samples.distinct(row))).toEqual([0, model.size, 0]);
        const few = [...model.values()].filter((count) => count <= each);
        const sum = few.reduce((total, count) => total + count, 0);
        expect(samples.holds(1, things, times, each)).toBe(few.length >= things && sum >= times);
      }),
    );
  });

  it('forget what is more than six stretches old, and nothing sooner', () => {
    const samples = new HourSamples(1, 32);
    samples.add(0, hash(0), 0);
    samples.add(0, hash(1), 3);
    samples.age(0, 3);
    expect(samples.distinct(0)).toBe(2);
    samples.age(0, 1);
    expect(samples.distinct(0)).toBe(1);
    samples.age(0, 2);
    expect(samples.distinct(0)).toBe(1);
    samples.age(0, 1);
    expect(samples.distinct(0)).toBe(0);
  });

  it('estimate beyond that, within a factor that follows from their size', () => {
    for (const things of [33, 40, 100, 1000, 20_000]) {
      // The mean of many rows shows a bias, the single row its spread: 18 %, skewed upwards.
      const rows = 64;
      const samples = new HourSamples(rows, 32);
      let mean = 0;
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < things; i += Math.ceil(things / 1000))
          samples.add(row, hash(row * 1_000_000 + i), i % 7);
        const seen = Math.ceil(things / Math.ceil(things / 1000));
        const ratio = samples.distinct(row) / seen;
        expect(ratio).toBeGreaterThan(0.5);
        expect(ratio).toBeLessThan(2);
        mean += ratio / rows;
      }
      expect(Math.abs(mean - 1)).toBeLessThan(0.09);
    }
  });

  it('say when they had to drop one', () => {
    const samples = new HourSamples(1, 4);
    const kept = [0, 1, 2, 3, 4].map((n) => samples.add(0, 1000 - n, 0));
    expect(kept).toEqual([true, true, true, true, false]);
    expect(samples.add(0, 999, 0)).toBe(true);
    expect(samples.add(0, 995, 0)).toBe(false);
  });

  it('hold the things with the smallest hashes, with exact counts, in any order of coming', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 60, maxLength: 200 }), (all) => {
        const samples = new HourSamples(1, 8);
        const counts = new Map<number, number>();
        for (const thing of all) {
          samples.add(0, hash(thing), 0);
          counts.set(thing, Math.min(15, (counts.get(thing) ?? 0) + 1));
        }
        const byHash = [...counts].sort((a, b) => hash(a[0]) - hash(b[0]));
        const members = byHash.slice(0, 8);
        const scale = byHash.length > 8 ? 2 ** 30 / hash(byHash[8][0]) : 1;
        const sum = members.reduce((total, [, count]) => total + count, 0);
        expect(samples.distinct(0)).toBe(Math.round(members.length * scale));
        expect(samples.holds(0, 1, Math.round(sum * scale), 15)).toBe(true);
        expect(samples.holds(0, 1, Math.round(sum * scale) + 1, 15)).toBe(false);
      }),
    );
  });

  it('count exactly again an hour after the flood', () => {
    const samples = new HourSamples(1, 8);
    for (let i = 0; i < 1000; i++) samples.add(0, hash(i), 0);
    samples.age(0, 7);
    expect(samples.distinct(0)).toBe(0);
    for (let i = 0; i < 8; i++) samples.add(0, hash(i), 0);
    expect(samples.distinct(0)).toBe(8);
  });
});

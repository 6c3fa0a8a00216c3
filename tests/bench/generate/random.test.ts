import { describe, expect, it } from 'vitest';
import { Random } from '../../../bench/generate/random.ts';
import { Sampler, zipf } from '../../../bench/generate/sampler.ts';

describe('Random', () => {
  it('fills every tenth of its range alike', () => {
    const random = new Random(9);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) tenths[random.below(10)]++;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});

describe('Sampler', () => {
  it('draws each member as often as its weight says', () => {
    const sampler = new Sampler([1, 0, 3]);
    const random = new Random(9);
    const counts = [0, 0, 0];
    for (let i = 0; i < 40_000; i++) counts[sampler.draw(random)]++;
    expect(counts[0]).toBeGreaterThan(9500);
    expect(counts[0]).toBeLessThan(10_500);
    expect(counts[1]).toBe(0);
  });

  it('gives the first member at 0 and the last just below 1', () => {
    const ranks = zipf(1000, 0);
    expect(ranks.at(0)).toBe(0);
    expect(ranks.at(1 - 2 ** -32)).toBe(999);
  });
});

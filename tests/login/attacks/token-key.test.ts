import { describe, expect, it } from 'vitest';
import { HASH_SPACE, hashOf, tokenKey } from '../../../src/login/attacks/token-key.ts';

describe('tokenKey()', () => {
  it('gives whole numbers from 1 to 2^52, the same for the same token alone', () => {
    const keys = new Set<number>();
    for (let i = 0; i < 50_000; i++) {
      const key = tokenKey(`${i}`);
      if (key >= 1 && key < 2 ** 52 && Number.isInteger(key)) keys.add(key);
    }
    expect(keys.size).toBe(50_000);
    expect(tokenKey('\u0000\u00ff')).toBe(tokenKey('\u0000\u00ff'));
    expect(tokenKey('\u0000\u00ff')).not.toBe(tokenKey('\u00ff\u0000'));
  });

  it('spreads hashes evenly, even those of tokens in a row', () => {
    const buckets = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++)
      buckets[Math.floor((hashOf(tokenKey(`${i}`)) * 16) / HASH_SPACE)]++;
    // Chi-squared with 15 degrees of freedom: 37.7 at one in a thousand.
    const chi = buckets.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(37.7);
  });
});

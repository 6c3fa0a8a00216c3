import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';
import { stateCount } from '../../../src/base/pattern/state-count.ts';

describe('stateCount', () => {
  it.each([
    ['abc', 4],
    ['a+', 2],
    ['(a|b)c', 3],
    ['ghp_[A-Za-z0-9]{36}', 41],
    ['[ab]*a[ab]{3}c', 17],
  ])('counts the states that %s can lead to: %i', (pattern, count) => {
    expect(stateCount(parsePattern(pattern), 1000)).toBe(count);
  });

  it('counts no further than it is told', () => {
    expect(stateCount(parsePattern('[ab]*a[ab]{30}c'), 1000)).toBe(1000);
    expect(stateCount(parsePattern('abc'), 4)).toBe(4);
    expect(stateCount(parsePattern('abc'), 3)).toBe(3);
  });
});

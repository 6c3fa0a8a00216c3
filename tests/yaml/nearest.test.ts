import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/yaml/nearest.ts';

const known = ['address', 'agent', 'user', 'time', 'ula'];

describe('nearest()', () => {
  it.each([
    ['adress', 'address'],
    ['agnet', 'agent'],
    ['usr', 'user'],
    ['TIME', 'time'],
    ['addressing', undefined],
    ['keep', undefined],
    ['x', undefined],
    ['', undefined],
  ])('%j is near %j', (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });

  it('gives up on words that are too long to be one of ours', () => {
    expect(nearest('a'.repeat(100_000), known)).toBeUndefined();
  });
});

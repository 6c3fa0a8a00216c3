import { expect, it } from 'vitest';
import { threadsFor } from '../../src/cli/threads-for.ts';

it.each([
  [1, 1],
  [2, 1],
  [4, 3],
  [64, 8],
])('of %i cores it leaves one to itself, and takes %i when they are needed', (cores, threads) => {
  expect(threadsFor(undefined, cores)).toEqual({ threads, from: 'need' });
});

it('takes what was asked for from the beginning', () => {
  expect(threadsFor(12, 2)).toEqual({ threads: 12, from: 'start' });
});

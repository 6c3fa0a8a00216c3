import { expect, it } from 'vitest';
import { Fault, reasonOf } from '../../src/base/fault.ts';

it('a Fault keeps its code and its cause', () => {
  const cause = new Error('x');
  expect(new Fault('keys', 'cannot do it', cause)).toMatchObject({
    name: 'Fault',
    code: 'keys',
    message: 'cannot do it',
    cause,
  });
  expect('cause' in new Fault('usage', 'x')).toBe(false);
});

it('reasonOf() tells the kind of a failure and never its message, which may hold anything', () => {
  const failed = Object.assign(new Error("ENOENT: '/home/alice/x'"), { code: 'ENOENT' });
  expect(reasonOf(failed)).toBe('no such file or directory (ENOENT)');
  expect(reasonOf(Object.assign(new Error('alice'), { code: 'EXDEV' }))).toBe('EXDEV');
  expect(reasonOf(new RangeError('alice'))).toBe('RangeError');
  expect(reasonOf('alice')).toBe('unknown error');
  expect(reasonOf(undefined)).toBe('unknown error');
});

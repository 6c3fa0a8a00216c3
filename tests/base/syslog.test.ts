import { describe, expect, it } from 'vitest';
import { priorityEnd, processEnd, versionEnd } from '../../src/base/syslog.ts';

const endOf = (read: typeof priorityEnd, text: string): number =>
  read(Buffer.from(text), 0, text.length);

describe('syslog', () => {
  it.each([
    ['<38>x', 4],
    ['<3>', 3],
    ['<3800>x', 0],
    ['<>x', 0],
    ['<38', 0],
    ['38>x', 0],
    ['', 0],
  ])('reads the priority of %j', (text, end) => {
    expect(endOf(priorityEnd, text)).toBe(end);
  });

  it.each([
    ['1 2026', 2],
    ['1', 0],
    ['12 2026', 0],
    ['2 2026', 0],
  ])('reads the version of %j', (text, end) => {
    expect(endOf(versionEnd, text)).toBe(end);
  });

  it.each([
    ['[4711]: x', 6],
    ['[4711', -1],
    ['[47a]', -1],
    ['4711]', -1],
    ['', -1],
  ])('reads the process of %j', (text, end) => {
    expect(endOf(processEnd, text)).toBe(end);
  });
});

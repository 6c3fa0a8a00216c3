import { describe, expect, it } from 'vitest';
import { usItin } from '../../../src/redact/check/us-itin.ts';
import { decides } from './promises.ts';

describe('us-itin', () => {
  it('takes the groups 50 to 65, 70 to 88, 90 to 92 and 94 to 99', () => {
    const groups = Array.from({ length: 100 }, (_, i) => i);
    const taken = groups.filter(
      (group) => usItin.test(`900-${String(group).padStart(2, '0')}-1234`) === undefined,
    );
    const given = groups.filter(
      (group) => group >= 50 && ![66, 67, 68, 69, 89, 93].includes(group),
    );
    expect(taken).toEqual(given);
  });
});

decides(
  usItin,
  ['912-70-1234', '999881234'],
  [
    ['812-70-1234', 'begin with 9'],
    ['912-70-123', '9 digits'],
  ],
);

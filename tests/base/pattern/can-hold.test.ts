import { describe, expect, it } from 'vitest';
import { BLANK } from '../../../src/base/ascii.ts';
import { canHold } from '../../../src/base/pattern/can-hold.ts';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';

describe('canHold', () => {
  it.each([
    ['ghp_[A-Za-z0-9]{36}', false],
    ['[A-Z]{2}( ?[A-Z0-9]{4})+', true],
    ['a(b|c\\s)', true],
    ['a.', true],
    ['a[^ \\t]', false],
    ['a\\S+', false],
  ])('says whether a match of %s can have a blank in it: %s', (pattern, expected) => {
    expect(canHold(parsePattern(pattern), BLANK)).toBe(expected);
  });
});

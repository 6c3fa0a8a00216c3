import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { mask, truncate } from '../../../src/redact/action/mask.ts';

const masked = (text: string, first: number, last: number) =>
  latin1(mask(first, last)(bytesOf(text)));

describe('mask()', () => {
  it.each([
    ['4111 1111 1111 1111', 0, 4, '**** **** **** 1111'],
    ['KLANT-123456', 2, 1, 'KL***-*****6'],
    ['jan', 2, 1, '***'],
    ['a/b"c', 1, 0, 'a****'],
  ])('%s keeps the first %i and the last %i', (text, first, last, wanted) => {
    expect(masked(text, first, last)).toBe(wanted);
  });

  it('leaves a masked value as it is', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ab12-. *_/é') });
    const count = fc.nat(5);
    fc.assert(
      fc.property(value, count, count, (text, first, last) => {
        const once = masked(text, first, last);
        expect(masked(once, first, last)).toBe(once);
      }),
    );
  });
});

describe('truncate()', () => {
  it('keeps the first letters and nothing behind them, of a short value none', () => {
    const truncated = (text: string, first: number) => latin1(truncate(first)(bytesOf(text)));
    expect(truncated('KLANT-123456', 7)).toBe('KLANT-12');
    expect(truncated('jan', 3)).toBe('***');
  });
});

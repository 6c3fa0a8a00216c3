import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSize, parseSize } from '../../src/config/size.ts';

describe('parseSize()', () => {
  it.each([
    ['1MiB', 1_048_576],
    ['64 KiB', 65_536],
    ['2mb', 2_000_000],
    ['3KB', 3000],
    ['256 B', 256],
    ['4096', 4096],
    [4096, 4096],
    [0, 0],
  ])('reads %j as %d bytes', (size, bytes) => {
    expect(parseSize(size)).toBe(bytes);
  });

  it.each(['', 'MiB', '1.5MiB', '-1', '1e6', '1GiB', '1  KiB', '1MiB!', ' 1', '9'.repeat(13)])(
    'does not guess what %j means',
    (size) => {
      expect(parseSize(size)).toBeUndefined();
    },
  );

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('takes no %d', (size) => {
    expect(parseSize(size)).toBeUndefined();
  });

  it('reads back what formatSize() writes', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.constantFrom(1, 1024, 1024 ** 2), (count, unit) => {
        const bytes = Math.floor(count / unit) * unit;
        expect(parseSize(formatSize(bytes))).toBe(bytes);
      }),
    );
  });
});

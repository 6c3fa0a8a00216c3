import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSame } from '../../src/base/words.ts';

it('isSame() tells every pair of stretches apart that differ in a byte, and no other', () => {
  const sizes = fc.record({
    length: fc.nat(40),
    a: fc.nat(9),
    b: fc.nat(9),
    changed: fc.option(fc.nat(39)),
  });
  fc.assert(
    fc.property(sizes, fc.uint8Array({ minLength: 60, maxLength: 60 }), (at, bytes) => {
      const { length, a, b, changed } = at;
      const one = Uint8Array.from(bytes);
      const other = new Uint8Array(60);
      other.set(one.subarray(a, a + length), b);
      if (changed !== null && changed < length) other[b + changed] ^= 1;
      const same = changed === null || changed >= length;
      expect(isSame(new DataView(one.buffer), a, new DataView(other.buffer), b, length)).toBe(same);
    }),
    { numRuns: 2000 },
  );
});

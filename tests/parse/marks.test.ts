import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Words } from '../../src/base/words.ts';
import { Marks } from '../../src/parse/marks.ts';

it('Marks find the first of one to three bytes, as a walk over every byte does', () => {
  // Bytes beside the marks are what a test of four bytes at once could take for them.
  const byte = fc.constantFrom<number>(
    ...[0x00, 0x20, 0x21, 0x22, 0x23, 0x5b, 0x5c, 0x5d, 0x61, 0xa2, 0xff],
  );
  const text = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(0x61) }, byte), {
    maxLength: 60,
  });
  const marks = fc.array(byte, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(text, marks, fc.nat(20), fc.nat(20), (values, wanted, from, behind) => {
      const bytes = Uint8Array.from(values);
      const at = Math.min(from, bytes.length);
      const end = Math.max(at, bytes.length - behind);
      let first = at;
      while (first < end && !wanted.includes(bytes[first])) first++;
      expect(new Marks(wanted, new Words()).next(bytes, at, end)).toBe(first);
    }),
    { numRuns: 5000 },
  );
});

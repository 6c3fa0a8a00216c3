import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Output } from '../../src/base/output.ts';

it('an Output holds what was appended since it was cleared, however much', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.tuple(fc.nat(200), fc.nat(200_000)), { maxLength: 6 }), {
        maxLength: 4,
      }),
      (rounds) => {
        const from = Uint8Array.from({ length: 200_000 }, (_, i) => i * 31);
        const output = new Output();
        for (const round of rounds) {
          output.clear();
          const wanted: Buffer[] = [];
          for (const [size, at] of round) {
            const start = Math.min(at, from.length - size);
            // Short and long stretches are copied in different ways.
            const end = start + (size % 3 === 0 ? Math.min(size * 500, from.length - start) : size);
            output.append(from, start, end);
            wanted.push(Buffer.from(from.subarray(start, end)));
          }
          expect(Buffer.compare(output.view(), Buffer.concat(wanted))).toBe(0);
        }
      },
    ),
    { numRuns: 50 },
  );
});

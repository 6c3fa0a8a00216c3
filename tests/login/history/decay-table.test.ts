import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decay } from '../../../src/login/history/decay.ts';
import { DecayTable } from '../../../src/login/history/decay-table.ts';

it('a table of decays says to the last bit what the formula says, for one half-life after another', () => {
  const asked = fc.tuple(
    fc.oneof(fc.nat(5), fc.integer({ min: -100, max: 20_000 })),
    fc.constantFrom(24, 1080, 1081),
  );
  fc.assert(
    fc.property(fc.array(asked), (all) => {
      const table = new DecayTable();
      for (const [hours, halfLife] of all) {
        expect(table.of(hours, halfLife)).toBe(decay(hours, halfLife));
        expect(table.of(hours, halfLife)).toBe(decay(hours, halfLife));
      }
    }),
  );
});

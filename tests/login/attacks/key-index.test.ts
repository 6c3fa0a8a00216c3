import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from '../../../src/login/attacks/key-index.ts';

describe('KeyIndex', () => {
  it('gives what a Map would give, however keys collide', () => {
    // Few lower bits and many upper ones: most keys share their home with others.
    const key = fc.tuple(fc.nat(7), fc.nat(5)).map(([low, high]) => 1 + low + high * 2 ** 40);
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const index = new KeyIndex(12);
        const model = new Map<number, number>();
        for (const [row, each] of keys.entries()) {
          expect(index.find(each)).toBe(model.get(each) ?? -1);
          if (model.has(each) || model.size === 12) {
            const gone = model.has(each) ? each : [...model.keys()][row % 12];
            index.remove(gone);
            model.delete(gone);
          } else {
            index.add(each, row);
            model.set(each, row);
          }
          for (const [known, value] of model) expect(index.find(known)).toBe(value);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('works for a single key', () => {
    const index = new KeyIndex(1);
    index.add(5, 0);
    expect([index.find(5), index.find(6)]).toEqual([0, -1]);
    index.remove(5);
    expect(index.find(5)).toBe(-1);
  });
});

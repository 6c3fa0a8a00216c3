import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeHeap } from '../../../src/login/attacks/time-heap.ts';

describe('TimeHeap', () => {
  it('gives what a stable sort would give, however adding and taking alternate', () => {
    const step = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant('take' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = new TimeHeap<{ time: number; turn: number }>();
        const model: { time: number; turn: number }[] = [];
        for (const [turn, time] of steps.entries()) {
          if (time === 'take') {
            expect(heap.take()).toEqual(model.shift());
          } else {
            heap.add({ time, turn }, time);
            model.push({ time, turn });
            model.sort((a, b) => a.time - b.time);
          }
          expect(heap.size).toBe(model.length);
          expect(heap.earliest).toBe(model[0]?.time ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 300 },
    );
  });
});

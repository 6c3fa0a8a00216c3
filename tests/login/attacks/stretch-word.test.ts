import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HourCounts } from '../../../src/login/attacks/hour-counts.ts';
import { aged, counted, STRETCHES, sumOf } from '../../../src/login/attacks/stretch-word.ts';

/** Counts at ages 0 to 6, and stretches that go by in between. */
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ count: fc.nat(STRETCHES - 1) }) },
    { weight: 1, arbitrary: fc.record({ age: fc.integer({ min: 1, max: 14 }) }) },
  ),
  { maxLength: 200 },
);

/** What came in at which stretch, and which one is running. */
function model(most: number) {
  const counts = new Map<number, number>();
  let now = 0;
  return {
    count: (age: number) => {
      counts.set(now - age, Math.min(most, (counts.get(now - age) ?? 0) + 1));
    },
    age: (by: number) => {
      now += by;
    },
    sum: () => {
      let sum = 0;
      for (const [stretch, count] of counts) if (now - stretch < STRETCHES) sum += count;
      return sum;
    },
  };
}

describe('a word of stretches', () => {
  it('holds what seven counters would that stop at 15', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const expected = model(15);
        let word = 0;
        for (const step of all) {
          if ('count' in step) {
            word = counted(word, step.count);
            expected.count(step.count);
          } else {
            word = aged(word, step.age);
            expected.age(step.age);
          }
          expect(sumOf(word)).toBe(expected.sum());
          expect(word).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('stops at 15 in a stretch and leaves its neighbours alone', () => {
    let word = 0;
    for (let i = 0; i < 40; i++) word = counted(word, 2);
    expect(sumOf(word)).toBe(15);
    for (let age = 0; age < STRETCHES; age++)
      for (let i = 0; i < 40; i++) word = counted(word, age);
    expect(sumOf(word)).toBe(7 * 15);
    expect(sumOf(aged(word, 6))).toBe(15);
  });
});

describe('HourCounts', () => {
  it('holds what seven counters would, in its own row alone', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const expected = model(Number.POSITIVE_INFINITY);
        const counts = new HourCounts(3);
        for (const step of all) {
          if ('count' in step) {
            counts.add(1, step.count);
            expected.count(step.count);
          } else {
            counts.age(1, step.age);
            expected.age(step.age);
          }
          expect([0, 1, 2].map((row) => counts.total(row))).toEqual([0, expected.sum(), 0]);
        }
        counts.clear(1);
        counts.add(1, 6);
        expect(counts.total(1)).toBe(1);
      }),
    );
  });
});

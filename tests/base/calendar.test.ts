import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateSince1970, daysSince1970 } from '../../src/base/calendar.ts';

const DAY = 86_400_000;

it('daysSince1970() and dateSince1970() agree with Date over 10,000 years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
      const date = new Date(days * DAY);
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      expect(dateSince1970(days)).toEqual({ year, month, day });
      expect(daysSince1970(year, month, day)).toBe(days);
    }),
    { numRuns: 2000 },
  );
});

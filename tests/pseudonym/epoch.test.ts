import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateSince1970, daysSince1970 } from '../../src/base/calendar.ts';
import {
  EPOCH_LENGTHS,
  epochName,
  epochOf,
  firstSecond,
  parseEpochName,
} from '../../src/pseudonym/epoch.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const nameAt = (length: (typeof EPOCH_LENGTHS)[number], iso: string): string | undefined =>
  epochName(length, epochOf(length, at(iso)));

const lengths = fc.constantFrom(...EPOCH_LENGTHS);
/** The years 0 to 9999, in seconds since 1970. */
const seconds = fc.integer({ min: at('0000-01-10T00:00:00Z'), max: at('9999-12-01T00:00:00Z') });

describe('dateSince1970()', () => {
  it('is the inverse of daysSince1970() and agrees with Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 3_000_000 }), (days) => {
        const { year, month, day } = dateSince1970(days);
        const date = new Date(days * 86_400_000);
        expect([year, month, day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(daysSince1970(year, month, day)).toBe(days);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('epochs', () => {
  it('have the names of the hour, day, ISO week and month', () => {
    const time = '2026-11-22T13:45:59.999Z';
    expect(EPOCH_LENGTHS.map((length) => nameAt(length, time))).toEqual([
      '2026-11-22T13',
      '2026-11-22',
      '2026-W47',
      '2026-11',
    ]);
  });

  it('hold second 0 of 1970 in epoch 0, and the second before it in epoch -1', () => {
    for (const length of EPOCH_LENGTHS) {
      expect(epochOf(length, 0)).toBe(0);
      expect(epochOf(length, firstSecond(length, 0) - 1)).toBe(-1);
    }
  });

  // The examples of the Wikipedia article "ISO week date".
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2006-01-02', '2006-W01'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-28', '2008-W52'],
    ['2008-12-29', '2009-W01'],
    ['2009-12-31', '2009-W53'],
    ['2010-01-03', '2009-W53'],
    ['2010-01-04', '2010-W01'],
  ])('put %s in week %s', (day, week) => {
    expect(nameAt('week', `${day}T12:00:00Z`)).toBe(week);
  });

  it('are named by the same digits that Date gives for their time', () => {
    fc.assert(
      fc.property(seconds, (time) => {
        const iso = new Date(time * 1000).toISOString();
        expect(epochName('hour', epochOf('hour', time))).toBe(iso.slice(0, 13));
        expect(epochName('day', epochOf('day', time))).toBe(iso.slice(0, 10));
        expect(epochName('month', epochOf('month', time))).toBe(iso.slice(0, 7));
      }),
    );
  });

  it('begin at their first second, end before that of the next one, and are found by name', () => {
    fc.assert(
      fc.property(lengths, seconds, (length, time) => {
        const epoch = epochOf(length, time);
        expect(firstSecond(length, epoch)).toBeLessThanOrEqual(time);
        expect(firstSecond(length, epoch + 1)).toBeGreaterThan(time);
        expect(epochOf(length, firstSecond(length, epoch))).toBe(epoch);
        expect(parseEpochName(epochName(length, epoch) ?? '')).toEqual({ length, epoch });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '2026',
    '2026-00',
    '2026-13',
    '2026-02-29',
    '2026-11-31',
    '2026-11-22T24',
    '2026-W00',
    '2025-W53',
    '2026-W54',
    '2026-11-22T1',
    '2026-11-22 ',
    '2026-11-22\n',
    '+2026-11',
    '../2026-11',
  ])('are not named %j', (name) => {
    expect(parseEpochName(name)).toBeUndefined();
  });

  it('have no name outside the years 0 to 9999 and for what is no whole number', () => {
    for (const length of EPOCH_LENGTHS) {
      expect(epochName(length, epochOf(length, at('-000001-06-15T00:00:00Z')))).toBeUndefined();
      expect(epochName(length, epochOf(length, at('+010000-06-15T00:00:00Z')))).toBeUndefined();
      for (const epoch of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 60]) {
        expect(epochName(length, epoch)).toBeUndefined();
      }
    }
  });
});

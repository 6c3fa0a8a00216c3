import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountHistory } from '../../../src/login/history/account-history.ts';
import { HistoryRows, LONGEST_ROW } from '../../../src/login/history/history-row.ts';
import { learn } from '../../../src/login/history/learn.ts';
import { DAY, START } from '../small-world.ts';

const SETTINGS = { halfLifeHours: 45 * 24, prefixHours: 60 * 24 };

/** A login that brings any combination of things. */
const LESSON = fc.record({
  gap: fc.integer({ min: -7200, max: 40 * DAY }),
  country: fc.integer({ min: 0, max: 0xffff }),
  asn: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  prefix: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
  device: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
  byKey: fc.boolean(),
  browser: fc.integer({ min: 0, max: 0xffff }),
  kind: fc.integer({ min: 0, max: 7 }),
  latitude: fc.integer({ min: -90, max: 90 }),
  weight: fc.constantFrom(0.25, 1),
});

function historyOf(lessons: readonly (typeof LESSON extends fc.Arbitrary<infer T> ? T : never)[]) {
  const history = new AccountHistory();
  let time = START;
  for (const { gap, kind, latitude, weight, ...used } of lessons) {
    time += gap;
    const place = { latitude, longitude: latitude * 2, radiusKm: 50 };
    const flags = { isHabitual: kind > 3, isPlaceless: kind > 5 };
    learn(history, { time, used, kind, place, weight, ...flags }, SETTINGS);
  }
  return history;
}

describe('the row of an account', () => {
  it('gives back every history as it was', () => {
    fc.assert(
      fc.property(fc.array(LESSON, { maxLength: 60 }), (lessons) => {
        const rows = new HistoryRows();
        const row = rows.write(historyOf(lessons)).slice();
        const read = new AccountHistory();
        expect(rows.read(row, read)).toBe(true);
        expect(rows.write(read)).toEqual(row);
        expect(read.logins).toBe(lessons.length);
      }),
      { numRuns: 100 },
    );
  });

  it('is at most 1.2 KB long with every table full and every number as long as it can be', () => {
    const history = new AccountHistory();
    history.last = 2 ** 32 - 1;
    history.logins = 2 ** 32 - 1;
    history.watchedUntil = 2 ** 31;
    history.recent.counts.fill(2 ** 32 - 1);
    for (const table of history.tables) {
      for (let i = 0; i < table.capacity; i++) table.append(i, 255, 0);
      table.units.fill(2 ** 21 - 1);
    }
    for (let i = 0; i < 4; i++)
      history.places.add({
        time: 0,
        cell: 0xffff,
        radiusKm: 9e9,
        country: 0xffff,
        prefix: 2 ** 40 - 1,
        isHabitual: true,
        isPlaceless: true,
      });
    const { length } = new HistoryRows().write(history);
    expect(length).toBeGreaterThan(900);
    expect(length).toBeLessThan(LONGEST_ROW);
    expect(LONGEST_ROW).toBeLessThanOrEqual(1.2 * 1024);
  });

  it('takes less than 300 bytes of an account with two homes, a phone and a trip', () => {
    const used = { country: 1, device: 1, byKey: false, browser: 1 };
    const history = new AccountHistory();
    for (let day = 0; day < 200; day++) {
      const isPhone = day % 3 === 0;
      const asn = day % 50 === 0 ? 64_999 : isPhone ? 64_500 : 64_501 + (day % 2);
      learn(
        history,
        {
          time: START + day * DAY,
          used: { ...used, asn, prefix: isPhone ? day % 5 : asn, browser: isPhone ? 2 : 1 },
          kind: 1,
          place: { latitude: 52, longitude: 5, radiusKm: 20 },
          isHabitual: true,
          isPlaceless: isPhone,
          weight: 1,
        },
        SETTINGS,
      );
    }
    expect(new HistoryRows().write(history).length).toBeLessThan(300);
  });

  it('is refused when it is torn, cut, empty or of another version, and leaves an empty history', () => {
    const rows = new HistoryRows();
    const row = rows.write(historyOf([])).slice();
    const read = new AccountHistory();
    const refused = (bytes: Uint8Array): void => {
      expect(rows.read(bytes, read)).toBe(false);
      expect(read.logins + read.total.size + read.places.size).toBe(0);
    };
    for (let i = 0; i < row.length; i++)
      refused(row.map((byte, at) => (at === i ? byte ^ 4 : byte)));
    for (let end = 0; end < row.length; end++) refused(row.subarray(0, end));
    refused(Uint8Array.from([2, ...row.subarray(1)]));
  });
});

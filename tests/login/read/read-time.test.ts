import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochTime, TimeText } from '../../../src/login/read/value/read-time.ts';
import { NOW, secondsOf, utf8 } from './lines.ts';

function read(text: string, now = NOW): string {
  const bytes = utf8(text);
  const time = new TimeText().read(bytes, 0, bytes.length, now);
  return Number.isNaN(time) ? 'none' : new Date(time * 1000).toISOString();
}

describe('TimeText', () => {
  it.each([
    ['2026-11-22T17:15:43Z', '2026-11-22T17:15:43.000Z'],
    ['2026-11-22T17:15:43.123456+01:00 x', '2026-11-22T16:15:43.123Z'],
    ['2026-11-22 17:15:43,118', '2026-11-22T17:15:43.118Z'],
    ['2026/11/22 17:15:43 -0400', '2026-11-22T21:15:43.000Z'],
    ['2026:11:22-17:15:43: x', '2026-11-22T17:15:43.000Z'],
    ['22/Nov/2026:17:15:43 +0000]', '2026-11-22T17:15:43.000Z'],
    ['22-Nov-2026 17:15:43 +0100', '2026-11-22T16:15:43.000Z'],
    ['Sun Nov 22 17:15:43 2026 [', '2026-11-22T17:15:43.000Z'],
    ['Nov 22 2026 17:15:43 x', '2026-11-22T17:15:43.000Z'],
    ['Nov  2 07:05:03 host', '2026-11-02T07:05:03.000Z'],
    // A leap second is the first second of the next minute.
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    // The clocks go forward and back in a zone that the line names.
    ['2026-03-29T02:59:59+01:00', '2026-03-29T01:59:59.000Z'],
    ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
  ])('%j is %s', (text, time) => {
    expect(read(text)).toBe(time);
  });

  it.each([
    ...[
      '2026-11-31T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-11-22T24:00:00Z',
    ],
    ...[
      '2026-11-22T17:15:61Z',
      '2026-11-22T17:15:43+24:00',
      '2026-11-22T17:15:433',
      'Nov 22 17:15:4',
    ],
    ...[
      'Foo 22 17:15:43',
      'Nov 31 17:15:43',
      '2026-11/22 17:15:43',
      '',
      '17:15:43',
      '2026-11-22x17:15:43',
    ],
  ])('%j is no time', (text) => {
    expect(read(text)).toBe('none');
  });

  it.each([
    [
      'a line of December that is read in January is of last year',
      'Dec 31 23:59:59',
      '2027-01-01T00:00:30Z',
      '2026-12-31T23:59:59.000Z',
    ],
    [
      'a clock that is behind does not throw a line back by a year',
      'Jan  1 00:00:10',
      '2026-12-31T23:59:50Z',
      '2027-01-01T00:00:10.000Z',
    ],
    [
      'more than a day ahead is a year ago',
      'Nov 24 18:00:00',
      '2026-11-22T17:00:00Z',
      '2025-11-24T18:00:00.000Z',
    ],
    [
      '29 February is of the last leap year',
      'Feb 29 12:00:00',
      '2027-03-01T00:00:00Z',
      '2024-02-29T12:00:00.000Z',
    ],
    [
      'and of this one, where it is one',
      'Feb 29 12:00:00',
      '2028-02-29T13:00:00Z',
      '2028-02-29T12:00:00.000Z',
    ],
    [
      'also where there is none for eight years',
      'Feb 29 12:00:00',
      '2104-02-28T00:00:00Z',
      '2096-02-29T12:00:00.000Z',
    ],
  ])('without a year: %s', (_, text, now, time) => {
    expect(read(text, secondsOf(now))).toBe(time);
  });

  it('without a year no time is more than a day ahead', () => {
    const at = fc.integer({ min: 0, max: 4e9 });
    fc.assert(
      fc.property(at, at, (time, now) => {
        const text = new Date(time * 1000).toUTCString();
        const [, day, month, , clock] = text.split(' ');
        const found = Date.parse(read(`${month} ${day} ${clock}`, now)) / 1000;
        expect(found).toBeLessThanOrEqual(now + 86_400);
        expect(found).toBeGreaterThan(now - 8.1 * 366 * 86_400);
      }),
    );
  });

  it('agrees with the calendar on any time it is given', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          expect(read(date.toISOString())).toBe(date.toISOString());
        },
      ),
    );
  });

  it('reads any bytes at all without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 48 }), (bytes) => {
        const reader = new TimeText();
        const time = reader.read(bytes, 0, bytes.length, NOW);
        if (!Number.isNaN(time)) expect(reader.end).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

describe('epochTime()', () => {
  it('tells seconds, milliseconds, microseconds and nanoseconds by their size', () => {
    for (const scale of [1, 1e3, 1e6, 1e9]) expect(epochTime(NOW * scale)).toBe(NOW);
    expect(epochTime(-1)).toBeNaN();
    expect(epochTime(Number.NaN)).toBeNaN();
  });
});

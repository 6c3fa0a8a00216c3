import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { eventTime, leadingTime } from '../../src/parse/event-time.ts';
import { isCutTime } from '../../src/parse/time-shape.ts';

const timeOf = (text: string) => eventTime(bytesOf(`9${text}9`), 1, 1 + text.length);
const leading = (text: string) => {
  const end = leadingTime(bytesOf(`9${text}`), 1, 1 + text.length);
  return end === -1 ? undefined : text.slice(0, end - 1);
};

const NOW = Date.UTC(2026, 10, 22, 17, 15, 43) / 1000;

describe('eventTime()', () => {
  it.each([
    ['22/Nov/2026:17:15:43 +0000', NOW],
    ['[22/Nov/2026:17:15:43 +0000]', NOW],
    ['22/Nov/2026:18:15:43 +0100', NOW],
    ['22/Nov/2026:17:15:43', NOW],
    ['2026-11-22T17:15:43Z', NOW],
    ['2026-11-22t17:15:43z', NOW],
    ['2026-11-22T18:15:43+01:00', NOW],
    ['2026-11-22T18:15:43+0100', NOW],
    ['2026-11-22T11:45:43-05:30', NOW],
    ['2026-11-22 18:15:43 +0100', NOW],
    ['2026-11-22 17:15:43', NOW],
    ['2026-11-22T17:15:43.250Z', NOW + 0.25],
    ['2026-11-22 17:15:43,250', NOW + 0.25],
    ['2026/11/22 17:15:43', NOW],
    ['Sun Nov 22 17:15:43 2026', NOW],
    ['[Sun Nov 22 17:15:43.250000 2026]', NOW + 0.25],
    ['Sun Nov  1 17:15:43 2026', NOW - 21 * 86_400],
    ['1700000000', 1_700_000_000],
    ['1700000000.123', 1_700_000_000.123],
    ['1700000000123', 1_700_000_000.123],
    ['1700000000123456', 1_700_000_000.123456],
    ['29/Feb/2024:00:00:00 +0000', Date.UTC(2024, 1, 29) / 1000],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29) / 1000],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1) / 1000],
  ])('reads %s', (text, seconds) => {
    expect(timeOf(text)).toBe(seconds);
  });

  it.each([
    '',
    '-',
    '30/Feb/2024:00:00:00 +0000',
    '29/Feb/2023:00:00:00 +0000',
    '1900-02-29T00:00:00Z',
    '00/Nov/2026:17:15:43 +0000',
    '22/Nox/2026:17:15:43 +0000',
    '22/Nov/2026:24:15:43 +0000',
    '22/Nov/2026:17:60:43 +0000',
    '22/Nov/2026:17:15:61 +0000',
    '22/Nov/2026:17:15:43 +2400',
    '22/Nov/2026:17:15:43 +0060',
    '22/Nov/2026:17:15:43 ',
    '2026-13-22T17:15:43Z',
    '2026-00-22T17:15:43Z',
    '2026-11/22 17:15:43',
    '2026-11-22T17:15:43.',
    '2026-11-22T17:15:43.1234567890',
    '2026-11-22T17:15:43Zulu',
    '2026-11-22',
    'Nov 22 17:15:43',
    'Sun Nov 22 17:15:43 20',
    'Sun Nov 22 17:15:43',
    'Sun Nov 31 17:15:43 2026',
    'Sun Nov 22 25:15:43 2026',
    'Sun Nov 22 17:15:43 +0000 2026',
    'Sunday Nov 22 17:15:43 2026',
    // A telephone number has ten digits too.
    '0612345678',
    '17000000001',
    '170000000012345678',
    '1700000000.',
    '1700000000.1234567890',
  ])('knows that %j is no event time', (text) => {
    expect(timeOf(text)).toBeNaN();
  });

  it('agrees with Date for every second that both can write', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (when) => {
        expect(timeOf(when.toISOString())).toBeCloseTo(when.getTime() / 1000, 4);
      }),
    );
  });

  it('looks neither left nor right of its stretch and throws for no bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), fc.nat(50), fc.nat(50), (bytes, a, b) => {
        const start = Math.min(a, b, bytes.length);
        const end = Math.min(Math.max(a, b), bytes.length);
        const alone = bytes.slice(start, end);
        expect(eventTime(bytes, start, end)).toBe(eventTime(alone, 0, alone.length));
      }),
    );
  });
});

describe('leadingTime()', () => {
  it.each([
    ['2026/11/22 17:15:43 [error] 1#1: x', '2026/11/22 17:15:43'],
    ['[22/Nov/2026:17:15:43 +0000] x', '[22/Nov/2026:17:15:43 +0000'],
    ['2026-11-22T17:15:43.123+01:00 web nginx: x', '2026-11-22T17:15:43.123+01:00'],
    ['2026-11-22 17:15:43: x', '2026-11-22 17:15:43'],
    // What looks like a zone and goes on is none.
    ['2026-11-22 17:15:43 +31612345678', '2026-11-22 17:15:43'],
    ['Nov 22 17:15:43 web nginx: x', 'Nov 22 17:15:43'],
    ['Feb  2 17:15:43 web', 'Feb  2 17:15:43'],
    ['Feb  2 17:15:43.123456 web', 'Feb  2 17:15:43.123456'],
    ['Feb 29 17:15:43', 'Feb 29 17:15:43'],
    ['[Sun Nov 22 17:15:43.123456 2026] [core:error] x', '[Sun Nov 22 17:15:43.123456 2026'],
    ['Sun Nov 22 17:15:43 2026 [pid 7] [jan] OK', 'Sun Nov 22 17:15:43 2026'],
  ])('finds the time in front of %j', (text, time) => {
    expect(leading(text)).toBe(time);
  });

  it.each([
    '',
    '[',
    'x 2026/11/22 17:15:43',
    '2026/11/32 17:15:43',
    '2026-11-22T17:15:43abc',
    'Nox 22 17:15:43',
    'Nov 31 17:15:43',
    'Nov  0 17:15:43',
    'Nov 22 25:15:43',
    'Sun Nov 31 17:15:43 2026',
    'Sun Nov 22 17:15:43 20261',
    '1700000000 x',
  ])('finds none in front of %j', (text) => {
    expect(leading(text)).toBeUndefined();
  });
});

describe('isCutTime()', () => {
  it.each([
    '22/Nov/2026:17:15:43 +0000',
    '2026-11-22T17:15:43.123+01:00',
    '2026/11/22 17:15:43',
    '1700000000.123',
  ])('knows every beginning of %s', (text) => {
    for (let end = 0; end <= text.length; end++) {
      expect(isCutTime(bytesOf(text), 0, end)).toBe(true);
    }
  });

  it.each(['jan', '1 jan', '22/Nov/2026:17:15:43 +0000] "GET', '1 [22/Nov'])(
    'knows that %j begins no time',
    (text) => {
      expect(isCutTime(bytesOf(text), 0, text.length)).toBe(false);
    },
  );
});

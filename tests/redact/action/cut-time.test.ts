import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { eventTime } from '../../../src/parse/event-time.ts';
import { cutTime } from '../../../src/redact/action/cut-time.ts';

const SHAPES: readonly (readonly [text: string, minute: string, hour: string, day: string])[] = [
  [
    ...(['22/Nov/2026:17:15:43 +0000', '22/Nov/2026:17:15:00 +0000'] as const),
    ...(['22/Nov/2026:17:00:00 +0000', '22/Nov/2026:00:00:00 +0000'] as const),
  ],
  [
    ...(['2026-11-22T17:15:43.250+01:00', '2026-11-22T17:15:00.000+01:00'] as const),
    ...(['2026-11-22T17:00:00.000+01:00', '2026-11-22T00:00:00.000+01:00'] as const),
  ],
  [
    ...(['2026-11-22T17:15:43Z', '2026-11-22T17:15:00Z'] as const),
    ...(['2026-11-22T17:00:00Z', '2026-11-22T00:00:00Z'] as const),
  ],
  [
    ...(['2026-11-22 17:15:43,123 -0530', '2026-11-22 17:15:00,000 -0530'] as const),
    ...(['2026-11-22 17:00:00,000 -0530', '2026-11-22 00:00:00,000 -0530'] as const),
  ],
  [
    ...(['2026/11/22 17:15:43', '2026/11/22 17:15:00'] as const),
    ...(['2026/11/22 17:00:00', '2026/11/22 00:00:00'] as const),
  ],
  ['Nov 22 17:15:43', 'Nov 22 17:15:00', 'Nov 22 17:00:00', 'Nov 22 00:00:00'],
  ['Nov  2 17:15:43', 'Nov  2 17:15:00', 'Nov  2 17:00:00', 'Nov  2 00:00:00'],
  ['1700000043', '1700000040', '1699999200', '1699920000'],
  ['1700000043.123', '1700000040.000', '1699999200.000', '1699920000.000'],
  ['1700000043123', '1700000040000', '1699999200000', '1699920000000'],
  ['1700000043123456', '1700000040000000', '1699999200000000', '1699920000000000'],
];

describe('cutTime()', () => {
  it.each(SHAPES)('%s', (text, minute, hour, day) => {
    const cut = (unit: 'minute' | 'hour' | 'day') => latin1(cutTime(unit)(bytesOf(text)));
    expect([cut('minute'), cut('hour'), cut('day')]).toEqual([minute, hour, day]);
    for (const [unit, seconds] of [
      ['minute', 60],
      ['hour', 3600],
    ] as const) {
      const [from, to] = [bytesOf(text), bytesOf(cut(unit))];
      const [before, after] = [eventTime(from, 0, from.length), eventTime(to, 0, to.length)];
      // Syslog's time has no year, so no event time.
      if (Number.isNaN(before)) expect(text).toContain('Nov');
      else if (!text.endsWith('0530')) expect(after).toBe(Math.floor(before / seconds) * seconds);
    }
  });

  it('does not change what it was given', () => {
    const time = bytesOf('17:15:43');
    cutTime('day')(time);
    expect(latin1(time)).toBe('17:15:43');
  });

  it.each(['', 'soon', '2026', '12345678', '12345678901234567', '-1700000000', '1.7e9'])(
    'replaces %j, which holds no such parts',
    (text) => expect(latin1(cutTime('minute')(bytesOf(text)))).toBe('redacted_time'),
  );
});

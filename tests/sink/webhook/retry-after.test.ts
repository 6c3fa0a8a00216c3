import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/sink/webhook/answer.ts';
import { backoff } from '../../../src/sink/webhook/backoff.ts';
import { retryAfter } from '../../../src/sink/webhook/retry-after.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z') / 1000;

describe('retryAfter()', () => {
  it('reads seconds and dates, and never waits more than an hour or less than nothing', () => {
    expect(retryAfter('120', NOW)).toBe(120);
    expect(retryAfter(' 0 ', NOW)).toBe(0);
    expect(retryAfter('Sun, 22 Nov 2026 10:02:00 GMT', NOW)).toBe(120);
    expect(retryAfter('Sun, 22 Nov 2026 09:00:00 GMT', NOW)).toBe(0);
    expect(retryAfter('Sun, 22 Nov 2099 10:02:00 GMT', NOW)).toBe(3600);
    expect(retryAfter('9999999999', NOW)).toBe(3600);
  });

  it('passes over what it cannot read', () => {
    for (const text of [undefined, '', 'soon', 'NaN', '-', '12345678901234567890x']) {
      expect(retryAfter(text, NOW)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seconds = retryAfter(text, NOW) ?? 0;
        expect(seconds >= 0 && seconds <= 3600).toBe(true);
      }),
    );
  });
});

describe('backoff()', () => {
  it('doubles from one second to five minutes, half of it by chance', () => {
    const bounds = [1, 2, 3, 8, 9, 10, 1000, 5000].map((failures) => [
      backoff(failures, () => 0),
      backoff(failures, () => 1),
    ]);
    expect(bounds).toEqual([
      [0.5, 1],
      [1, 2],
      [2, 4],
      [64, 128],
      [128, 256],
      [150, 300],
      [150, 300],
      [150, 300],
    ]);
  });
});

describe('answerOf()', () => {
  it('takes 2xx for delivered, tries again what passes, and gives up other 4xx', () => {
    const kinds = (statuses: number[]) =>
      new Set(statuses.map((status) => answerOf(status, undefined).kind));
    expect(kinds([200, 201, 202, 204, 299])).toEqual(new Set(['delivered']));
    expect(kinds([408, 425, 429, 500, 502, 503, 504, 599])).toEqual(new Set(['retry']));
    expect(kinds([301, 302, 303, 307, 308])).toEqual(new Set(['retry']));
    expect(kinds([400, 401, 403, 404, 410, 413, 422])).toEqual(new Set(['refused']));
    expect(answerOf(429, 30)).toEqual({ kind: 'retry', words: 'answered 429', after: 30 });
  });
});

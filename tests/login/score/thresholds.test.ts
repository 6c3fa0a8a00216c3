import { describe, expect, it } from 'vitest';
import { Thresholds } from '../../../src/login/score/thresholds.ts';
import { counted, percent, span, whole } from '../../../src/login/score/words.ts';
import { LOGIN_SETTINGS } from '../../../src/login/settings.ts';
import { DAY, START } from '../small-world.ts';

/** Days of 3,000 logins with scores that are spread evenly from 0 to 10. */
function lived(days: number): Thresholds {
  const thresholds = new Thresholds(LOGIN_SETTINGS);
  for (let day = 0; day < days; day++) {
    thresholds.advance(START + day * DAY);
    for (let i = 0; i < 3000; i++) thresholds.see(i / 300);
  }
  thresholds.advance(START + days * DAY);
  return thresholds;
}

describe('the thresholds', () => {
  it('begin at 3.6 and .8, and stay there until enough logins were seen', () => {
    const thresholds = lived(0);
    expect([thresholds.high, thresholds.medium]).toEqual([3.6, 0.8]);
    expect(thresholds.severityOf(3.6)).toBe('high');
    expect(thresholds.severityOf(3.5)).toBe('medium');
    expect(thresholds.severityOf(0.7)).toBeUndefined();
  });

  it('are the quantiles of the budget, within their bounds', () => {
    const { high, medium } = lived(10);
    expect(high).toBeGreaterThan(9.9);
    expect(medium).toBe(LOGIN_SETTINGS.medium.most);
    const share = (bar: number): number =>
      Array.from({ length: 3000 }, (_, i) => i / 300).filter((s) => s >= bar).length / 3000;
    expect(share(high)).toBeLessThanOrEqual(0.001);
  });

  it('stand still within a day, whatever comes in it', () => {
    const thresholds = lived(10);
    const { high, medium } = thresholds;
    for (let i = 0; i < 50_000; i++) thresholds.see(11);
    thresholds.advance(START + 10 * DAY + 3600);
    thresholds.advance(START);
    expect([thresholds.high, thresholds.medium]).toEqual([high, medium]);
    thresholds.advance(START + 11 * DAY);
    expect(thresholds.high).toBeGreaterThan(high);
  });

  it('forget scores after 30 days', () => {
    const thresholds = lived(10);
    for (let day = 10; day < 50; day++) {
      thresholds.advance(START + day * DAY);
      for (let i = 0; i < 3000; i++) thresholds.see(-1);
    }
    thresholds.advance(START + 50 * DAY);
    expect([thresholds.high, thresholds.medium]).toEqual([2, 0.2]);
  });

  it('go on after they were saved', () => {
    const one = lived(10);
    const other = new Thresholds(LOGIN_SETTINGS);
    other.restore(JSON.parse(JSON.stringify(one.save())));
    expect(other.save()).toEqual(one.save());
    for (const thresholds of [one, other]) thresholds.advance(START + 12 * DAY);
    expect([other.high, other.medium]).toEqual([one.high, one.medium]);
  });
});

describe('words', () => {
  it('are those of a sentence', () => {
    expect([0, 999, 1000, 1_234_567.6].map(whole)).toEqual(['0', '999', '1,000', '1,234,568']);
    expect([660, 7200, 200_000].map(span)).toEqual(['11 min', '2 h', '2 days']);
    expect([counted(1, 'login'), counted(2000, 'login')]).toEqual(['1 login', '2,000 logins']);
    expect([0, 0.004, 0.5].map(percent)).toEqual(['0 %', 'less than 1 %', '50 %']);
  });
});

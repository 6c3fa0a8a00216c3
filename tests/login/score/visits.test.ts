import { describe, expect, it } from 'vitest';
import { Visits } from '../../../src/login/score/visits.ts';
import { LOGIN_SETTINGS } from '../../../src/login/settings.ts';

const HOUR = 490_000;
const SPAIN = 17_747;
const { mass, least } = LOGIN_SETTINGS.visits;

function seen(count: number): Visits {
  const visits = new Visits(LOGIN_SETTINGS);
  for (let i = 0; i < count; i++) visits.see(SPAIN, HOUR);
  return visits;
}

describe('visits', () => {
  it('are what the organization uses, as long as none are known', () => {
    expect(seen(0).share(SPAIN, 0.3, HOUR)).toBeCloseTo(0.3, 10);
  });

  it('outweigh that as they come, and no country has less than the least', () => {
    expect(seen(60).share(SPAIN, 0.3, HOUR)).toBeCloseTo((60 + mass * 0.3) / (60 + mass), 10);
    expect(seen(60).share(SPAIN + 1, 0, HOUR)).toBe(least);
  });

  it('to a country that nobody knows are none', () => {
    const visits = new Visits(LOGIN_SETTINGS);
    visits.see(0, HOUR);
    expect(visits.share(SPAIN, 0.3, HOUR)).toBeCloseTo(0.3, 10);
  });

  it('are the same after they were saved', () => {
    const other = new Visits(LOGIN_SETTINGS);
    other.restore(JSON.parse(JSON.stringify(seen(9).save())));
    expect(other.share(SPAIN, 0.1, HOUR + 100)).toBe(seen(9).share(SPAIN, 0.1, HOUR + 100));
  });
});

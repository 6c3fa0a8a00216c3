import { describe, expect, it } from 'vitest';
import { AccountHistory } from '../../../src/login/history/account-history.ts';
import { cellOf, distanceKm, NO_CELL } from '../../../src/login/history/cell.ts';
import { CountTable } from '../../../src/login/history/count-table.ts';
import { gapHours, gapQuantile } from '../../../src/login/history/gap-quantile.ts';
import { grow } from '../../../src/login/history/grow.ts';
import { HourProfile } from '../../../src/login/history/hour-profile.ts';
import { NameCodes, UNNAMED } from '../../../src/login/history/name-codes.ts';
import { PlaceList } from '../../../src/login/history/place-list.ts';
import { RecentLogins } from '../../../src/login/history/recent-logins.ts';
import { shrink } from '../../../src/login/history/shrink.ts';
import { DAY, START } from '../small-world.ts';

const HALF_LIFE = 45 * 24;
const NOW = Math.floor(START / 3600);
const USED = { country: 1, asn: 2, prefix: 3, device: 4, byKey: false, browser: 5 };

describe('a count', () => {
  it('falls to half in 45 days', () => {
    const table = new CountTable(2, 1);
    table.grow(table.append(7, 0, NOW), 8, NOW, HALF_LIFE);
    expect(table.count(0, NOW + HALF_LIFE, HALF_LIFE)).toBeCloseTo(4, 2);
    expect(table.learned(0)).toBe(8);
  });

  it('does not turn its hour back for what comes late', () => {
    const table = new CountTable(2, 1);
    table.grow(table.append(7, 0, NOW), 1, NOW, HALF_LIFE);
    table.grow(0, 1, NOW - 24, HALF_LIFE);
    expect(table.hours[0]).toBe(NOW);
    expect(table.count(0, NOW, HALF_LIFE)).toBeCloseTo(1.98, 1);
  });
});

describe('a full history', () => {
  it('makes room by what counts least, and keeps what an account really uses', () => {
    const history = new AccountHistory();
    for (let i = 0; i < 20; i++) grow(history, USED, 1, 1, NOW, HALF_LIFE);
    let evicted = 0;
    for (let i = 0; i < 10_000; i++) {
      const used = {
        country: i % 300,
        asn: 1000 + i,
        prefix: 1000 + i,
        device: i,
        byKey: true,
        browser: i % 90,
      };
      evicted += grow(history, used, 4, 0.25, NOW, HALF_LIFE).evicted;
    }
    expect(evicted).toBeGreaterThan(10_000);
    const country = history.countries.find(1);
    const network = history.network(2, country);
    expect(history.networks.count(network, NOW, HALF_LIFE)).toBe(20);
    expect(history.prefixes.tags[history.prefixes.find(3)]).toBe(network);
    expect(history.browser(5, history.device(4, false))).not.toBe(-1);
    for (const table of history.tables) expect(table.size).toBeLessThanOrEqual(table.capacity);
    for (let i = 0; i < history.prefixes.size; i++)
      expect(history.prefixes.tags[i]).toBeLessThan(history.networks.size);
    for (let i = 0; i < history.networks.size; i++)
      expect(history.countryOf(i)).toBeLessThan(history.countries.size);
  });

  it('is as before when what was learned is taken back', () => {
    const history = new AccountHistory();
    grow(history, USED, 1, 2, NOW, HALF_LIFE);
    const other = { country: 9, asn: 9, prefix: 9, device: 9, byKey: true, browser: 5 };
    grow(history, other, 1, 0.25, NOW, HALF_LIFE);
    shrink(history, other, [9], 0.25, NOW, HALF_LIFE);
    expect(history.tables.map(({ size }) => size)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(history.total.count(0, NOW, HALF_LIFE)).toBe(2);
    expect(history.browser(5, history.device(4, false))).toBe(0);
  });
});

describe('a cell', () => {
  it('is within half its diagonal of every place in it', () => {
    for (let latitude = -90; latitude <= 90; latitude += 7.3)
      for (let longitude = -180; longitude <= 180; longitude += 11.7) {
        const place = { latitude, longitude, radiusKm: 0 };
        expect(cellOf(place)).toBeLessThan(NO_CELL);
        expect(distanceKm(place, cellOf(place))).toBeLessThan(111);
      }
  });

  it('tells the distance of cities as the great circle has it', () => {
    const oslo = cellOf({ latitude: 59.9, longitude: 10.7, radiusKm: 0 });
    const bucharest = { latitude: 44.4, longitude: 26.1, radiusKm: 0 };
    expect(Math.abs(distanceKm(bucharest, oslo) - 2010)).toBeLessThan(110);
  });
});

describe('the gap between logins', () => {
  it('has an estimate that one gap in twenty exceeds', () => {
    let estimate = 0;
    for (let i = 0; i < 4000; i++) estimate = gapQuantile(estimate, 1 + ((i * 7919) % 100));
    expect(gapHours(estimate)).toBeGreaterThan(70);
    expect(gapHours(estimate)).toBeLessThan(135);
  });
});

describe('the hours of the day', () => {
  it('are usual with their neighbours: summer time changes little', () => {
    const hours = new HourProfile();
    for (let i = 0; i < 200; i++) hours.see(8);
    expect(hours.surprise(7)).toBeLessThan(-1);
    expect(hours.surprise(9)).toBeLessThan(-1);
    expect(hours.surprise(20)).toBeGreaterThan(1);
    expect(Math.max(...hours.counts)).toBeLessThanOrEqual(15);
  });
});

describe('the logins of 90 days', () => {
  it('are counted, and older ones are not', () => {
    const recent = new RecentLogins();
    for (let day = 0; day < 300; day++) recent.see(START + day * DAY);
    expect(recent.sum(START + 299 * DAY)).toBeGreaterThanOrEqual(75);
    expect(recent.sum(START + 299 * DAY)).toBeLessThanOrEqual(90);
    expect(recent.sum(START + 450 * DAY)).toBe(0);
  });
});

describe('the last places', () => {
  it('are four, in order of time, whatever order they come in', () => {
    const places = new PlaceList();
    const place = {
      cell: 1,
      radiusKm: 30,
      country: 2,
      prefix: 3,
      isHabitual: true,
      isPlaceless: false,
    };
    for (const time of [50, 10, 40, 20, 30, 5, 60]) places.add({ ...place, time });
    expect(Array.from({ length: places.size }, (_, i) => places.at(i).time)).toEqual([
      30, 40, 50, 60,
    ]);
    expect(places.at(3)).toEqual({ ...place, radiusKm: 32, time: 60 });
  });
});

describe('codes of names', () => {
  it('are the same when they are read again, and run out without harm', () => {
    const codes = new NameCodes([]);
    const all = Array.from({ length: 3000 }, (_, i) => codes.codeOf(`name ${i}`));
    expect(all[2500]).toBe(UNNAMED);
    expect(new NameCodes(codes.names()).codeOf('name 17')).toBe(all[17]);
    expect(codes.nameOf(all[17])).toBe('name 17');
  });
});

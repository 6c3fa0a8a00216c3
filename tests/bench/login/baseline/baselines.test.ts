import { describe, expect, test } from 'vitest';
import { Authentik } from '../../../../bench/login/baseline/authentik.ts';
import type { SeenLogin } from '../../../../bench/login/baseline/baseline.ts';
import { baselines } from '../../../../bench/login/baseline/baselines.ts';
import { BuffaLogs } from '../../../../bench/login/baseline/buffalogs.ts';
import { CrowdSec } from '../../../../bench/login/baseline/crowdsec.ts';
import { Datadog } from '../../../../bench/login/baseline/datadog.ts';
import { ElasticNewCountry } from '../../../../bench/login/baseline/elastic-new-country.ts';
import { ElasticTravel } from '../../../../bench/login/baseline/elastic-travel.ts';
import { Freeman } from '../../../../bench/login/baseline/freeman.ts';
import { NewCountry90Days } from '../../../../bench/login/baseline/new-country-90-days.ts';
import { oktaNewCity, oktaNewCountry } from '../../../../bench/login/baseline/okta.ts';
import { Panther } from '../../../../bench/login/baseline/panther.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A login at a time from a point east of the equator's origin: a degree is 111.2 km. */
function at(time: number, degrees: number, more: Partial<SeenLogin> = {}): SeenLogin {
  const country = degrees > 5 ? 'RO' : 'NL';
  const city = `${country}-${Math.floor(degrees)}`;
  const place = { latitude: 0, longitude: degrees, radiusKm: 20 };
  return {
    time,
    account: 'anna',
    address: `198.51.100.${Math.floor(degrees)}`,
    facts: {
      country,
      asn: 64_500 + Math.floor(degrees),
      organization: undefined,
      kind: 'fixed',
      place,
      reserved: undefined,
    },
    city: { name: city, region: city, at: place },
    agent: 'a browser',
    device: 'Windows, Firefox',
    phone: false,
    ...more,
  };
}

/** What a baseline says of each of these logins. */
const said = (baseline: { score(login: SeenLogin): number }, logins: readonly SeenLogin[]) =>
  logins.map((login) => baseline.score(login));

describe('CrowdSec', () => {
  test('alerts on over 1,000 km within 3 h, whatever the speed', () => {
    expect(said(new CrowdSec(), [at(0, 0), at(2 * HOUR, 9.1)])).toEqual([0, 1]);
    expect(said(new CrowdSec(), [at(0, 0), at(1, 8.9)])).toEqual([0, 0]);
    expect(said(new CrowdSec(), [at(0, 0), at(4 * HOUR, 9.1)])).toEqual([0, 0]);
  });
});

describe('ElasticTravel', () => {
  test('alerts on 500 km at 800 km/h within 90 min', () => {
    expect(said(new ElasticTravel(), [at(0, 0), at(HOUR / 2, 4.6)])).toEqual([0, 1]);
    expect(said(new ElasticTravel(), [at(0, 0), at(HOUR / 2, 4.4)])).toEqual([0, 0]);
    expect(said(new ElasticTravel(), [at(0, 0), at(HOUR, 6)])).toEqual([0, 0]);
    expect(said(new ElasticTravel(), [at(0, 0), at(2 * HOUR, 30)])).toEqual([0, 0]);
  });
});

describe('ElasticNewCountry', () => {
  test('alerts on what was not there for 10 days', () => {
    const logins = [at(0, 0), at(9 * DAY, 0), at(9 * DAY, 8), at(20 * DAY, 0)];
    expect(said(new ElasticNewCountry(), logins)).toEqual([1, 0, 1, 1]);
  });
});

describe('Datadog', () => {
  test('alerts on 500 km at 1,000 km/h to a city that is new, after a day of learning', () => {
    const logins = [at(0, 0), at(2 * DAY, 0), at(2 * DAY + 60, 4.6), at(2 * DAY + 120, 0)];
    expect(said(new Datadog(), logins)).toEqual([0, 0, 1, 0]);
    expect(said(new Datadog(), [at(0, 0), at(60, 30)])).toEqual([0, 0]);
  });
});

describe('Okta', () => {
  test('forgets a country after 10 sign-ins and a city after 20', () => {
    const logins = [at(0, 8), ...Array.from({ length: 10 }, (_, i) => at(i + 1, 0)), at(30, 8)];
    expect(said(oktaNewCountry(), logins).at(-1)).toBe(1);
    expect(said(oktaNewCity(), logins).at(-1)).toBe(0);
    expect(said(oktaNewCity(), [at(0, 0), at(1, 1)])).toEqual([0, 1]);
  });
});

describe('BuffaLogs', () => {
  test('alerts on 100 km at 300 km/h from a new address, and on new countries and devices', () => {
    expect(said(new BuffaLogs(), [at(0, 0), at(60, 1)])).toEqual([0, 1]);
    expect(said(new BuffaLogs(), [at(0, 0), at(HOUR, 1)])).toEqual([0, 0]);
    expect(said(new BuffaLogs(), [at(0, 0), at(DAY, 8)])).toEqual([0, 1]);
    const other = { device: 'Linux, Chrome' };
    expect(said(new BuffaLogs(), [at(0, 0), at(DAY, 0, other)])).toEqual([0, 1]);
  });

  test('says nothing of phones', () => {
    expect(said(new BuffaLogs(), [at(0, 0), at(60, 30, { phone: true })])).toEqual([0, 0]);
  });
});

describe('Panther', () => {
  test('alerts on over 900 km/h within a day, but not through a VPN', () => {
    expect(said(new Panther(), [at(0, 0), at(HOUR, 8.2)])).toEqual([0, 1]);
    expect(said(new Panther(), [at(0, 0), at(HOUR, 8)])).toEqual([0, 0]);
    const vpn = at(HOUR, 30);
    const hidden = { ...vpn, facts: { ...vpn.facts, kind: 'vpn' as const } };
    expect(said(new Panther(), [at(0, 0), hidden, at(2 * HOUR, 0)])).toEqual([0, 0, 0]);
  });
});

describe('Authentik', () => {
  test('alerts when any of the last 5 logins is over 1,000 km an hour and 100 km away', () => {
    expect(said(new Authentik(), [at(0, 0), at(HOUR, 10)])).toEqual([0, 1]);
    expect(said(new Authentik(), [at(0, 0), at(HOUR, 9.8)])).toEqual([0, 0]);
  });
});

describe('NewCountry90Days', () => {
  test('alerts on a country that was not there for 90 days, and never on a first login', () => {
    const logins = [at(0, 0), at(DAY, 8), at(2 * DAY, 8), at(93 * DAY, 8)];
    expect(said(new NewCountry90Days(), logins)).toEqual([0, 1, 0, 1]);
  });
});

describe('Freeman', () => {
  test('a login is less familiar the more of it is new', () => {
    const freeman = new Freeman();
    for (let i = 0; i < 20; i++) {
      freeman.score(at(i, 0));
      freeman.score(at(i, 8, { account: 'bram', device: 'Linux, Chrome', agent: 'another' }));
    }
    const usual = freeman.score(at(30, 0));
    const otherPlace = freeman.score(at(31, 8));
    const otherDevice = freeman.score(at(32, 9, { device: 'Linux, Chrome', agent: 'another' }));
    expect(otherPlace).toBeGreaterThan(usual);
    expect(otherDevice).toBeGreaterThan(otherPlace);
  });
});

describe('baselines()', () => {
  test('are eleven, each with a name of its own and its documentation', () => {
    const all = baselines();
    expect(new Set(all.map(({ name }) => name)).size).toBe(11);
    for (const { source } of all) expect(source).toMatch(/https:\/\/|LOGIN\.md/);
  });
});

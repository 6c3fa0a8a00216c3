import { describe, expect, test } from 'vitest';
import { Random } from '../../../../bench/generate/random.ts';
import { COUNTRIES } from '../../../../bench/login/world/countries.ts';
import { away, distanceKm } from '../../../../bench/login/world/earth.ts';
import { SyntheticGeo } from '../../../../bench/login/world/synthetic-geo.ts';
import { type Prefix, World } from '../../../../bench/login/world/world.ts';

const world = new World(1);
const random = new Random(1);

describe('World', () => {
  test('knows the prefix of every address that it gives out, in both families', () => {
    for (let i = 0; i < 2000; i++) {
      const prefix = random.pick(world.prefixes);
      for (const version of [4, 6] as const)
        expect(world.prefixOf(world.address(prefix, random, version))).toBe(prefix);
    }
  });

  test('gives out no address of a reserved range', () => {
    const reserved = [0, 10, 100, 127, 169, 172, 192, 198, 203, 224, 240, 255];
    for (let i = 0; i < 2000; i++) {
      const [first] = world.address(random.pick(world.prefixes), random);
      expect(reserved).not.toContain(first);
    }
  });

  test('every country has lines, phones, servers and hidden exits', () => {
    for (const country of COUNTRIES)
      for (const kind of ['fixed', 'mobile', 'hosting', 'vpn', 'relay', 'company'] as const)
        expect(world.network(country, kind, random).country).toBe(country);
  });
});

describe('SyntheticGeo', () => {
  const geo = new SyntheticGeo(world, 1, 0);
  const address = (prefix: Prefix): Uint8Array => world.address(prefix, new Random(2));

  test('gives the number of the network, and mostly its country', () => {
    let right = 0;
    for (let i = 0; i < 2000; i++) {
      const prefix = random.pick(world.prefixes);
      const facts = geo.lookup(address(prefix));
      expect(facts.asn).toBe(prefix.network.asn);
      if (facts.country === prefix.network.country.code) right++;
    }
    expect(right).toBeGreaterThan(1960);
  });

  test('knows nothing of an address of another world', () => {
    const facts = geo.lookup(Uint8Array.of(192, 0, 2, 1));
    expect(facts).toMatchObject({ country: undefined, asn: undefined, kind: 'unknown' });
  });

  test('changes its mind about few prefixes a month, and comes back to what it said', () => {
    const prefixes = world.prefixes.filter(({ id }) => id % 50 === 0);
    const said = prefixes.map((prefix) => geo.at(0).lookup(address(prefix)).place);
    const later = prefixes.map((prefix) => geo.at(31 * 86_400).lookup(address(prefix)).place);
    const moved = said.filter((place, i) => place?.latitude !== later[i]?.latitude).length;
    expect(moved / prefixes.length).toBeGreaterThan(0.003);
    expect(moved / prefixes.length).toBeLessThan(0.02);
    expect(prefixes.map((prefix) => geo.at(0).lookup(address(prefix)).place)).toEqual(said);
  });
});

describe('distanceKm()', () => {
  test('is that of known cities', () => {
    const amsterdam = { latitude: 52.37, longitude: 4.9 };
    const bucharest = { latitude: 44.43, longitude: 26.1 };
    expect(distanceKm(amsterdam, bucharest)).toBeCloseTo(1787, -1);
  });

  test('gives back how far away() went', () => {
    for (let i = 0; i < 200; i++) {
      const from = {
        latitude: 100 * random.fraction() - 50,
        longitude: 360 * random.fraction() - 180,
      };
      const km = 400 * random.fraction();
      expect(Math.abs(distanceKm(from, away(from, km, random.fraction())) - km)).toBeLessThan(12);
    }
  });
});

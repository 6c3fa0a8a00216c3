import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DBIP, IP_LOCATION_DB } from '../../src/geo/attribution.ts';
import { Networks } from '../../src/geo/build/networks.ts';
import { COUNTRY_PACKAGE, countryFile } from '../../src/geo/country-file.ts';
import { MmdbFile } from '../../src/geo/mmdb/mmdb-file.ts';
import type { WorldPack } from '../../src/geo/pack/world-pack.ts';
import { NETWORKS_FILE, openWorld, WORLD_FILE } from '../../src/geo/world-file.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { publicAddress } from './address.ts';

const temporaryDirectory = temporaryDirectories();

let world: WorldPack;
beforeAll(async () => {
  world = await openWorld();
});

const ADDRESSES = Array.from({ length: 6000 }, (_, i) => publicAddress(i, i % 4 === 0 ? 16 : 4));

describe('the pack of the package', () => {
  it('is at most 15 MB', () => {
    expect(statSync(WORLD_FILE).size).toBeLessThanOrEqual(15_000_000);
  });

  it('names the country that the country package names', async () => {
    const installed = countryFile();
    const packed = world.sources.find(({ name }) => name === COUNTRY_PACKAGE);
    expect(installed?.version).toBe(packed?.version);
    const bytes = readFileSync(installed?.path ?? '');
    const file = await MmdbFile.check(bytes, COUNTRY_PACKAGE);
    // The pack knows nothing that is smaller than a /48; there one of several countries has to do.
    const differ = ADDRESSES.filter((address) => {
      return world.lookup(address).country !== file.said(address).country;
    });
    expect(differ.filter(({ length }) => length === 4)).toEqual([]);
    expect(differ.length).toBeLessThan(ADDRESSES.length / 1000);
  });

  it('knows the kinds that networks.yaml says: it was made after the last change', () => {
    const networks = new Networks(readFileSync(NETWORKS_FILE, 'utf8'), NETWORKS_FILE);
    expect(networks.systems.size).toBeGreaterThan(200);
    const listed = [...networks.systems.values()];
    expect(listed.filter(({ asn, kind }) => world.kindOf(asn) !== kind)).toEqual([]);
    const wrong = ADDRESSES.map((address) => world.lookup(address)).filter(
      ({ asn, organization = '', kind }) =>
        asn !== undefined && kind !== networks.kindOf(asn, organization),
    );
    expect(wrong).toEqual([]);
  });

  it('has a place for nearly all that has a country, each with a radius', () => {
    const facts = ADDRESSES.map((address) => world.lookup(address));
    const known = facts.filter(({ country }) => country !== undefined);
    const placed = known.filter(({ place }) => place !== undefined);
    expect(placed.length).toBeGreaterThan(known.length * 0.99);
    expect(Math.min(...placed.map(({ place }) => place?.radiusKm ?? 0))).toBeGreaterThanOrEqual(40);
    expect(Math.max(...placed.map(({ place }) => place?.radiusKm ?? 0))).toBeLessThan(20_000);
  });

  it('says whom it is due to', () => {
    for (const source of world.sources)
      expect([DBIP, IP_LOCATION_DB]).toContainEqual({
        ...{ licence: source.licence, attribution: source.attribution, url: source.url },
      });
  });
});

describe('openWorld()', () => {
  it('tells of a pack that is missing or damaged', async () => {
    const path = join(temporaryDirectory(), 'world.pack');
    await expect(openWorld(path)).rejects.toThrow(/cannot read geo pack .*no such file/);
    writeFileSync(path, readFileSync(WORLD_FILE).subarray(0, 5_000_000));
    await expect(openWorld(path)).rejects.toThrow(/cut off or damaged/);
  });
});

import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/base/fault.ts';
import { GeoSources } from '../../src/geo/geo-sources.ts';
import { encodeWorld } from '../../src/geo/pack/encode-world.ts';
import { cellOf, middleOf } from '../../src/geo/pack/places-section.ts';
import { WorldPack } from '../../src/geo/pack/world-pack.ts';
import { UserFile } from '../../src/geo/user-file.ts';
import type { NetworkFacts } from '../../src/model/network.ts';
import { watchDirectories } from '../../src/rules/watch-directories.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bytesOf, publicAddress, textOf } from './address.ts';
import { asnRecord, city, fileOf, flatCity } from './records.ts';

const temporaryDirectory = temporaryDirectories();
let directory: string;
let told: string[];
let faults: Fault[];
beforeEach(() => {
  directory = temporaryDirectory();
  told = [];
  faults = [];
});

const messages = {
  tell: (text: string) => void told.push(text),
  tellFault: (fault: Fault) => void faults.push(fault),
};

const ADDRESS = publicAddress(1);
const CIDR = `${textOf(ADDRESS)}/32`;

/** A world in which every address is at one place of NL, in one network. */
const EMBEDDED: NetworkFacts = {
  country: 'NL',
  asn: 64500,
  organization: 'Embedded',
  kind: 'fixed',
  place: { ...middleOf(cellOf(52.1, 5.1)), radiusKm: 74 },
  reserved: undefined,
};

function smallWorld(): WorldPack {
  const all = (first: number) => ({ starts: Float64Array.of(first), rows: Uint32Array.of(1) });
  const both = (first: number) => ({ places: all(first), systems: all(first) });
  const bytes = encodeWorld({
    sources: [],
    places: [{ country: 'NL', place: EMBEDDED.place }],
    systems: [
      { asn: 64500, organization: 'Embedded', kind: 'fixed' },
      { asn: 64501, organization: 'Other', kind: 'hosting' },
    ],
    ipv4: both(0),
    ipv6: both(2 ** 45),
  });
  return new WorldPack(bytes, 'small');
}

/** Writes files, and opens them before the small world. */
async function sourcesOf(...contents: Buffer[]): Promise<GeoSources> {
  const files = [];
  for (const [i, bytes] of contents.entries()) {
    const path = join(directory, `${i}.mmdb`);
    writeFileSync(path, bytes);
    files.push(await UserFile.open(path));
  }
  return new GeoSources({ world: smallWorld(), files, country: undefined, ...messages });
}

describe('GeoSources says', () => {
  it('what is embedded, of IPv4 and IPv6, and of an address that carries another that of the other', async () => {
    const geo = await sourcesOf();
    expect(geo.lookup(ADDRESS)).toEqual(EMBEDDED);
    expect(geo.lookup(publicAddress(2, 16))).toEqual(EMBEDDED);
    const [a, b, c, d] = ADDRESS;
    expect(geo.lookup(Uint8Array.of(0x20, 2, a, b, c, d, ...new Array(10).fill(0)))).toEqual(
      EMBEDDED,
    );
    expect(geo.lookup(bytesOf('2002:c0a8:101::1'))).toMatchObject({
      ...{ country: undefined, kind: 'private', reserved: 'private use' },
    });
  });

  it('each fact from the first file that says it', async () => {
    const asn = fileOf({ [CIDR]: asnRecord(64501, 'Mine') });
    const near = fileOf({ [CIDR]: city('NL', 52.4, 4.9, 10) });
    const geo = await sourcesOf(asn, near, fileOf({ [CIDR]: flatCity('NL', 50, 6) }));
    expect(geo.lookup(ADDRESS)).toEqual({
      ...{ country: 'NL', asn: 64501, organization: 'Mine', kind: 'hosting' },
      place: { latitude: 52.4, longitude: 4.9, radiusKm: 14 },
      reserved: undefined,
    });
    expect(geo.lookup(publicAddress(3))).toEqual(EMBEDDED);
  });

  it('no place in another country than the one it names', async () => {
    const country = await sourcesOf(fileOf({ [CIDR]: { country: { iso_code: 'RO' } } }));
    expect(country.lookup(ADDRESS)).toMatchObject({ country: 'RO', place: undefined, asn: 64500 });
    const two = await sourcesOf(
      fileOf({ [CIDR]: { country: { iso_code: 'RO' } } }),
      fileOf({ [CIDR]: flatCity('FR', 48, 2) }),
      fileOf({ [CIDR]: flatCity('RO', 44.4, 26.1) }),
    );
    expect(two.lookup(ADDRESS).place).toMatchObject({ latitude: 44.4, longitude: 26.1 });
  });

  it('a radius always: that of the embedded place there, or the usual one', async () => {
    const near = await sourcesOf(fileOf({ [CIDR]: flatCity('NL', 52.2, 5.2) }));
    expect(near.lookup(ADDRESS).place).toEqual({ latitude: 52.2, longitude: 5.2, radiusKm: 74 });
    const far = await sourcesOf(fileOf({ [CIDR]: flatCity('NL', 51.2, 3.2) }));
    expect(far.lookup(ADDRESS).place).toEqual({ latitude: 51.2, longitude: 3.2, radiusKm: 650 });
  });

  it('the organization of the number that it names, never of another one', async () => {
    const bare = { autonomous_system_number: 64999 };
    const other = await sourcesOf(fileOf({ [CIDR]: bare }));
    expect(other.lookup(ADDRESS)).toMatchObject({
      ...{ asn: 64999, organization: undefined, kind: 'unknown' },
    });
    const same = await sourcesOf(fileOf({ [CIDR]: { autonomous_system_number: 64500 } }));
    expect(same.lookup(ADDRESS)).toMatchObject({
      asn: 64500,
      organization: 'Embedded',
      kind: 'fixed',
    });
  });

  it('nothing of a reserved range, whatever a file says of it', async () => {
    const geo = await sourcesOf(fileOf({ '192.0.2.0/24': flatCity('NL', 52, 5) }));
    expect(geo.lookup(bytesOf('192.0.2.1'))).toMatchObject({
      ...{ country: undefined, place: undefined, kind: 'private', reserved: 'documentation' },
    });
  });
});

describe('a file of the user', () => {
  const old = fileOf({ [CIDR]: { country: { iso_code: 'RO' } } });
  const fresh = fileOf({ [CIDR]: { country: { iso_code: 'FR' } } });
  const path = () => join(directory, '0.mmdb');
  const swap = (bytes: Buffer) => {
    writeFileSync(join(directory, 'new'), bytes);
    renameSync(join(directory, 'new'), path());
  };

  it('that is missing or cannot be used ends the start with its reason', async () => {
    await expect(GeoSources.open([join(directory, 'none')], messages)).rejects.toThrow(
      /cannot read geo file .*none: no such file or directory \(ENOENT\)/,
    );
    await expect(GeoSources.open([directory], messages)).rejects.toThrow(/it is a directory/);
    writeFileSync(path(), 'nothing');
    await expect(GeoSources.open([path()], messages)).rejects.toThrow(/it is no such file/);
  });

  it('is in force after a reload when it has changed, in place or by a rename', async () => {
    const geo = await sourcesOf(old);
    expect(geo.lookup(ADDRESS).country).toBe('RO');
    swap(fresh);
    await geo.reload();
    expect(geo.lookup(ADDRESS).country).toBe('FR');
    writeFileSync(path(), fileOf({ [CIDR]: { country: { iso_code: 'DE' } } }));
    await geo.reload();
    await geo.reload();
    expect(geo.lookup(ADDRESS).country).toBe('DE');
    expect(told).toEqual(Array(2).fill(`geo: ${path()} has changed and is in force`));
    expect(faults).toEqual([]);
  });

  it.each<[string, () => void, RegExp]>([
    ['cut off', () => truncateSync(path(), old.length - 30), /it is no such file, or cut off/],
    ['something else', () => swap(Buffer.from('nothing')), /it is no such file/],
    ['gone', () => rmSync(path()), /no such file or directory/],
  ])(
    'that is %s is refused, and the old one stays until there is a good one',
    async (_, spoil, says) => {
      const geo = await sourcesOf(old);
      spoil();
      await geo.reload();
      expect(geo.lookup(ADDRESS).country).toBe('RO');
      expect(faults.map(({ message }) => message)).toEqual([
        expect.stringMatching(
          /^cannot (read|use) geo file .*\nthe one that was read before stays in force$/,
        ),
      ]);
      expect(faults[0]?.message).toMatch(says);
      swap(fresh);
      await geo.reload();
      expect(geo.lookup(ADDRESS).country).toBe('FR');
      expect(faults).toHaveLength(1);
    },
  );

  it('is told of once while the same content is refused', async () => {
    const geo = await sourcesOf(old);
    swap(Buffer.from('nothing'));
    await geo.reload();
    await geo.reload();
    expect(faults).toHaveLength(1);
  });

  it('is read anew by itself when a watch tells of it', async () => {
    const geo = await sourcesOf(old);
    const watch = watchDirectories(
      geo.files.map((file) => file.path),
      Date.now(),
      () => void geo.reload(),
    );
    try {
      await sleep(50);
      swap(fresh);
      for (let i = 0; i < 500 && geo.lookup(ADDRESS).country !== 'FR'; i++) await sleep(20);
      expect(geo.lookup(ADDRESS).country).toBe('FR');
    } finally {
      watch.stop();
    }
  });
});

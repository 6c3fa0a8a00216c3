import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { MmdbFile } from '../../../src/geo/mmdb/mmdb-file.ts';
import { bytesOf } from '../address.ts';
import { Double, writeMmdb } from '../mmdb-writer.ts';
import { asnRecord, city, fileOf, flatCity } from '../records.ts';

const NOTHING = { country: undefined, asn: undefined, organization: undefined, place: undefined };

const opened = (bytes: Buffer) => MmdbFile.check(bytes, 'user.mmdb');

const said = async (bytes: Buffer, address: string) => (await opened(bytes)).said(bytesOf(address));

/** The fault that a file is refused with. */
async function faultOf(bytes: Buffer): Promise<string> {
  try {
    await opened(bytes);
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
  return 'none';
}

describe('MmdbFile reads', () => {
  it('GeoIP2 City: the radius of two of three addresses becomes that of nine of ten', async () => {
    const bytes = fileOf({ '192.0.2.0/24': city('NL', 52.1, 5.2, 100) });
    expect(await said(bytes, '192.0.2.7')).toEqual({
      ...NOTHING,
      country: 'NL',
      place: { latitude: 52.1, longitude: 5.2, radiusKm: 144 },
    });
    expect((await opened(bytes)).facts).toEqual({
      ...{ type: 'Test', built: 1_780_000_000, families: [4, 6], says: ['country', 'place'] },
    });
  });

  it('GeoIP2 Country, and a location without a point', async () => {
    const bytes = fileOf({
      '192.0.2.0/25': { country: { iso_code: 'RO' } },
      '192.0.2.128/25': { location: { time_zone: 'Europe/Bucharest' }, country: {} },
    });
    expect(await said(bytes, '192.0.2.7')).toEqual({ ...NOTHING, country: 'RO' });
    expect(await said(bytes, '192.0.2.200')).toEqual(NOTHING);
  });

  it('GeoLite2 ASN', async () => {
    const bytes = fileOf({ '2001:db8::/32': asnRecord(64500, 'Example\nB.V.') });
    expect(await said(bytes, '2001:db8::1')).toEqual({
      ...{ ...NOTHING, asn: 64500, organization: 'Example?B.V.' },
    });
    expect((await opened(bytes)).facts.says).toEqual(['asn']);
  });

  it('ip-location-db: flat, without a radius', async () => {
    const bytes = fileOf({ '198.51.100.0/24': flatCity('FR', 48.5, 2.5) });
    expect(await said(bytes, '198.51.100.1')).toEqual({
      ...NOTHING,
      country: 'FR',
      place: { latitude: 48.5, longitude: 2.5, radiusKm: undefined },
    });
  });

  it.each([24, 28, 32] as const)(
    'trees with records of %i bits, as maxmind does',
    async (recordSize) => {
      const cidrs = Object.fromEntries(
        Array.from({ length: 64 }, (_, i) => [
          `198.18.${i * 3}.0/${22 + (i % 3)}`,
          asnRecord(64500 + i, `Example ${i}`),
        ]),
      );
      const file = await opened(fileOf(cidrs, { recordSize, ipVersion: 4 }));
      for (let i = 0; i < 64; i++)
        expect(file.said(Uint8Array.of(198, 18, i * 3, 1)).asn).toBeGreaterThanOrEqual(64500);
    },
  );

  it('nothing into values that are none', async () => {
    const bytes = fileOf({
      '192.0.2.0/26': { country_code: 'nl', latitude: new Double(91), longitude: new Double(0) },
      '192.0.2.64/26': { country_code: 'EU', autonomous_system_number: 0 },
      '192.0.2.128/26': { country: 'NL', latitude: 'north', longitude: new Double(0) },
      '192.0.2.192/26': flatCity('NL', 52, 5),
    });
    const file = await opened(bytes);
    for (const last of [1, 65, 129])
      expect(file.said(Uint8Array.of(192, 0, 2, last))).toEqual(NOTHING);
    expect(file.said(Uint8Array.of(192, 0, 2, 193)).country).toBe('NL');
  });
});

describe('MmdbFile says nothing', () => {
  it('of IPv6 where the file has IPv4 only, whatever the bits', async () => {
    // All of IPv4 is in NL: asked by text, maxmind gives that for 2001:db8::1 too.
    const file = await opened(
      writeMmdb(
        [
          ['0', flatCity('NL', 52, 5)],
          ['1', flatCity('NL', 52, 5)],
        ],
        { ipVersion: 4 },
      ),
    );
    expect(file.facts.families).toEqual([4]);
    expect(file.said(bytesOf('192.0.2.1')).country).toBe('NL');
    expect(file.said(bytesOf('2001:db8::1'))).toEqual(NOTHING);
  });

  // In the second one the record of ::/3 lies above the place of IPv4.
  it.each([[['1', '0010']], [['1', '0010', '000']]])(
    'of IPv4 where the file has IPv6 only (%s)',
    async (prefixes) => {
      const file = await opened(writeMmdb(prefixes.map((bits) => [bits, flatCity('NL', 52, 5)])));
      expect(file.facts.families).toEqual([6]);
      expect(file.said(bytesOf('2001:db8::1')).country).toBe('NL');
      for (const text of ['192.0.2.1', '0.0.0.0', '255.255.255.255'])
        expect(file.said(bytesOf(text))).toEqual(NOTHING);
    },
  );

  it('of a record that the check did not read and that is damaged, and goes on', async () => {
    const cidrs = Object.fromEntries(
      Array.from({ length: 64 }, (_, i) => [
        `192.0.2.${4 * i}/30`,
        asnRecord(64500 + i, 'Example'),
      ]),
    );
    const bytes = fileOf(cidrs);
    const file = await opened(bytes);
    // The same bytes are read at each look-up: an unknown type, and a text longer than the file.
    bytes.fill(0, bytes.length - 2600, bytes.length - 400);
    for (let i = 0; i < 64; i++)
      expect(() => file.said(Uint8Array.of(192, 0, 2, 4 * i))).not.toThrow();
    expect(
      Array.from({ length: 64 }, (_, i) => file.said(Uint8Array.of(192, 0, 2, 4 * i)).asn),
    ).toContain(undefined);
  });
});

describe('MmdbFile refuses', () => {
  const good = fileOf({
    '192.0.2.0/24': flatCity('NL', 52, 5),
    '2001:db8::/32': flatCity('RO', 44, 26),
  });

  it('a file that is cut off anywhere', async () => {
    for (let end = 0; end < good.length; end += 3)
      expect(await faultOf(good.subarray(0, end))).toMatch(/^cannot use geo file user\.mmdb: /);
  });

  it.each<[string, Buffer, RegExp]>([
    [
      'something else',
      Buffer.from('GIF89a, and no more than that'),
      /it is no such file, or cut off/,
    ],
    ['an empty file', Buffer.alloc(0), /it is no such file/],
    ['a compressed file', gzipSync(good), /compressed by gzip/],
    [
      'metadata of a larger tree',
      fileOf({ '192.0.2.0/24': flatCity('NL', 52, 5) }, { metadata: { node_count: 100_000 } }),
      /metadata does not fit/,
    ],
    [
      'metadata of a smaller tree',
      fileOf({ '192.0.2.0/24': flatCity('NL', 52, 5) }, { metadata: { node_count: 7 } }),
      /damaged/,
    ],
    [
      'metadata without a count',
      fileOf({ '192.0.2.0/24': flatCity('NL', 52, 5) }, { metadata: { node_count: 'x' } }),
      /metadata does not fit/,
    ],
    [
      'records of 20 bits',
      fileOf({ '192.0.2.0/24': flatCity('NL', 52, 5) }, { metadata: { record_size: 20 } }),
      /no such file/,
    ],
    [
      'version 3 of the format',
      fileOf(
        { '192.0.2.0/24': flatCity('NL', 52, 5) },
        { metadata: { binary_format_major_version: 3 } },
      ),
      /metadata does not fit/,
    ],
    [
      'IP version 5',
      fileOf({ '192.0.2.0/24': flatCity('NL', 52, 5) }, { metadata: { ip_version: 5 } }),
      /metadata does not fit/,
    ],
    [
      'records that say nothing of use',
      fileOf({ '192.0.2.0/24': { domain: 'example.net' } }),
      /none of its records says one/,
    ],
    ['an empty tree', writeMmdb([]), /none of its records says one/],
  ])('%s', async (_, bytes, says) => {
    expect(await faultOf(bytes)).toMatch(says);
  });

  it('or takes any damaged file with a Fault and nothing else, and then answers', async () => {
    const at = fc.nat(good.length - 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const spoilt = Buffer.from(good);
          for (const [place, byte] of changes) spoilt[place] = byte;
          let file: MmdbFile;
          try {
            file = await opened(spoilt);
          } catch (cause) {
            expect(cause).toBeInstanceOf(Fault);
            return;
          }
          file.said(bytesOf('192.0.2.1'));
          file.said(bytesOf('2001:db8::1'));
        },
      ),
    );
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { GeoSources } from '../../src/geo/geo-sources.ts';
import { RESERVED_RANGES, reservedName } from '../../src/geo/reserved.ts';
import { bytesOf, endsOf, neighbour } from './address.ts';

/*
 * The IANA special-purpose registries, the multicast blocks, and what of IPv6 is not given out, once
 * more by hand.
 */
const REGISTRY = `
  0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
  192.0.0.0/29 192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24
  192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15
  198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32
  ::1/128 ::/128 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32
  2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28
  2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7
  fe80::/10 fec0::/10 ff00::/8 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 f000::/5
`
  .trim()
  .split(/\s+/);

const quiet = { tell: () => undefined, tellFault: () => undefined };

let geo: GeoSources;
beforeAll(async () => {
  geo = await GeoSources.open([], quiet);
});

describe('a reserved range', () => {
  it.each(REGISTRY)(
    '%s has no country, network or place, from its first address to its last',
    (cidr) => {
      for (const address of endsOf(cidr)) {
        expect(geo.lookup(address)).toEqual({
          ...{ country: undefined, asn: undefined, organization: undefined, place: undefined },
          ...{ kind: 'private', reserved: expect.stringMatching(/^[a-z0-9 ]+$/) },
        });
      }
    },
  );

  it('has its name, that of the narrower range where two hold the address', () => {
    const names = {
      '127.8.9.1': 'loopback',
      '10.255.0.1': 'private use',
      '203.0.113.9': 'documentation',
      '255.255.255.255': 'broadcast',
      '255.255.255.254': 'reserved',
      '2001:db8::9': 'documentation',
      '2001:2::1': 'benchmarking',
      '2001:1::1': 'protocol assignment',
      '::1': 'loopback',
      'fd00::1': 'unique local',
      '4000::1': 'unassigned',
    };
    for (const [text, name] of Object.entries(names))
      expect([text, reservedName(bytesOf(text))]).toEqual([text, name]);
  });

  it('ends where it ends: only what another range holds beside it is reserved too', () => {
    const inAnother = (address: Uint8Array) =>
      RESERVED_RANGES.some(({ cidr }) => {
        const [first, last] = endsOf(cidr).map((end) => Buffer.from(end));
        if (first.length !== address.length) return false;
        return first.compare(address) <= 0 && last.compare(address) >= 0;
      });
    for (const { cidr } of RESERVED_RANGES) {
      const [first, last] = endsOf(cidr);
      for (const address of [neighbour(first, -1), neighbour(last, 1)]) {
        const isOutside = address.length === 16 && address[0] >> 5 !== 1;
        expect([cidr, reservedName(address) !== undefined]).toEqual([
          cidr,
          isOutside || inAnother(address),
        ]);
      }
    }
  });
});

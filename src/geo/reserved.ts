import { readAddress } from '../base/address.ts';

/** A range of a registry: the bits that count, in a canonical address of its family. */
interface ReservedRange {
  readonly cidr: string;
  readonly name: string;
  readonly prefix: Uint8Array;
  readonly bits: number;
}

/*
 * IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and what followed), multicast, and
 * what IANA has not given out as global unicast. Where ranges lie in each other the narrower one
 * stands first. Also those that the registry calls globally reachable (anycast relays): no client has
 * one. Not here: 6to4, Teredo and NAT64 addresses, see carried-ipv4.ts.
 */
const REGISTRY: readonly (readonly [cidr: string, name: string])[] = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private use'],
  ['100.64.0.0/10', 'shared by a carrier'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link local'],
  ['172.16.0.0/12', 'private use'],
  ['192.0.0.0/24', 'protocol assignment'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'as112'],
  ['192.52.193.0/24', 'multicast tunnel'],
  ['192.88.99.0/24', '6to4 relay'],
  ['192.168.0.0/16', 'private use'],
  ['192.175.48.0/24', 'as112'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['64:ff9b:1::/48', 'local translation'],
  ['100::/64', 'discard only'],
  ['100:0:0:1::/64', 'dummy'],
  ['2001:2::/48', 'benchmarking'],
  ['2001:3::/32', 'multicast tunnel'],
  ['2001:4:112::/48', 'as112'],
  ['2001:10::/28', 'orchid'],
  ['2001:20::/28', 'orchid'],
  ['2001:30::/28', 'drone remote id'],
  ['2001::/23', 'protocol assignment'],
  ['2001:db8::/32', 'documentation'],
  ['2620:4f:8000::/48', 'as112'],
  ['3fff::/20', 'documentation'],
  ['5f00::/16', 'segment routing'],
  ['fc00::/7', 'unique local'],
  ['fe80::/10', 'link local'],
  ['fec0::/10', 'site local'],
  ['ff00::/8', 'multicast'],
];

/** All of IPv6 that is given out lies in 2000::/3 (RFC 4291, section 2.4). */
const isGlobalUnicast = (address: Uint8Array): boolean => address[0] >> 5 === 1;

export const RESERVED_RANGES: readonly ReservedRange[] = REGISTRY.map(([cidr, name]) => {
  const [text, bits] = cidr.split('/');
  const room = new Uint8Array(16);
  const size = readAddress(Buffer.from(text), 0, text.length, room);
  return { cidr, name, prefix: room.slice(0, size), bits: Number(bits) };
});

/** By family and first byte, so that most addresses are asked nothing more. */
const IPV4 = byFirstByte(4);
const IPV6 = byFirstByte(16);

/**
 * The name of the reserved range that a canonical address (4 or 16 bytes) is in, undefined for one
 * that can be somebody's on the internet. Of 6to4, Teredo and NAT64 addresses it knows nothing.
 */
export function reservedName(address: Uint8Array): string | undefined {
  const ranges = (address.length === 4 ? IPV4 : IPV6)[address[0]];
  if (ranges !== undefined) for (const range of ranges) if (isIn(address, range)) return range.name;
  return address.length === 4 || isGlobalUnicast(address) ? undefined : 'unassigned';
}

function isIn(address: Uint8Array, { prefix, bits }: ReservedRange): boolean {
  const whole = bits >> 3;
  for (let i = 0; i < whole; i++) if (address[i] !== prefix[i]) return false;
  const rest = bits & 7;
  return rest === 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) === 0;
}

function byFirstByte(size: 4 | 16): readonly (readonly ReservedRange[] | undefined)[] {
  return Array.from({ length: 256 }, (_, first) => {
    const found = RESERVED_RANGES.filter(({ prefix, bits }) => {
      const rest = Math.max(0, 8 - bits);
      return prefix.length === size && first >> rest === prefix[0] >> rest;
    });
    return found.length > 0 ? found : undefined;
  });
}

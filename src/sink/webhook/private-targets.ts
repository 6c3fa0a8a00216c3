import { BlockList } from 'node:net';
import { readAddress, writeAddress } from '../../base/address.ts';

/*
 * The IANA special-purpose address registries (RFC 6890 and its updates): what is not reachable from
 * everywhere, documentation and benchmarking included. Of IPv6 only 2000::/3 is given out for use; the
 * three other parts hold loopback, link-local, unique local, multicast and IPv4 in its old disguises.
 */
const RESERVED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

const RESERVED_IPV6 = [
  '::/3',
  '4000::/2',
  '8000::/1',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
];

/** 64:ff9b::/96, RFC 6052: an IPv4 address as networks without IPv4 see it, in the last four bytes. */
const NAT64 = [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

/** One list for both would find every IPv4 address in ::/3, where `::ffff:0:0/96` lies. */
const RESERVED = {
  ipv4: listOf(RESERVED_IPV4, 'ipv4'),
  ipv6: listOf(RESERVED_IPV6, 'ipv6'),
};

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network, length] = range.split('/');
    list.addSubnet(network, Number(length), family);
  }
  return list;
}

/**
 * Whether the address is one that only this machine or its network knows, or that is nobody's. An
 * IPv4 address inside an IPv6 one counts as itself; text that is no address (a zone, octal) counts
 * as private.
 */
export function isPrivateTarget(text: string): boolean {
  const bytes = Buffer.from(text, 'latin1');
  const address = new Uint8Array(16);
  const length = readAddress(bytes, 0, bytes.length, address);
  if (length === 0) return true;
  if (length === 4) return isReserved(address.subarray(0, 4));
  return isReserved(NAT64.every((byte, i) => address[i] === byte) ? address.subarray(12) : address);
}

function isReserved(address: Uint8Array): boolean {
  const text = Buffer.alloc(64);
  const end = writeAddress(address, text, 0);
  const family = address.length === 4 ? 'ipv4' : 'ipv6';
  return RESERVED[family].check(text.toString('latin1', 0, end), family);
}

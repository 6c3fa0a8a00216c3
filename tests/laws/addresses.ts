import fc from 'fast-check';

/*
 * Addresses of the ranges for documentation and benchmarks (RFC 5737, 3849, 2544), and all the ways
 * to write one.
 */

/** 4 numbers of an IPv4 address or 8 groups of an IPv6 address. */
export type Address = readonly number[];

export interface Spelling {
  readonly name: string;
  readonly text: string;
  /** Whether it is part of a host name: the pseudonym is then written with `-`. */
  readonly host: boolean;
}

const byte = fc.integer({ min: 0, max: 255 });
const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));

const ipv4: fc.Arbitrary<Address> = fc.oneof(
  fc
    .tuple(fc.constantFrom([192, 0, 2], [198, 51, 100], [203, 0, 113]), byte)
    .map(([a, b]) => [...a, b]),
  fc.tuple(fc.constantFrom([198, 18], [198, 19]), byte, byte).map(([a, b, c]) => [...a, b, c]),
);

const ipv6: fc.Arbitrary<Address> = fc
  .tuple(group, group, group, group, group, group)
  .map((groups) => [0x2001, 0xdb8, ...groups]);

export const address: fc.Arbitrary<Address> = fc.oneof(ipv4, ipv6);

const hex = (value: number): string => value.toString(16);
const padded = (value: number): string => hex(value).padStart(4, '0');

/** The usual text of an address; IPv6 as RFC 5952 says, by the URL parser of Node. */
export function textOf(address: Address): string {
  if (address.length === 4) return address.join('.');
  return new URL(`http://[${address.map(hex).join(':')}]/`).hostname.slice(1, -1);
}

/** As part of a host name. */
export function dashedOf(address: Address): string {
  return address.length === 4 ? address.join('-') : address.map(hex).join('-');
}

/** Every way to write the address that names the same address. */
export function spellings(address: Address): Spelling[] {
  return address.length === 4 ? spellingsOf4(address) : spellingsOf6(address);
}

function spellingsOf4(address: Address): Spelling[] {
  const [a, b, c, d] = address;
  const text = textOf(address);
  const high = hex(a * 256 + b);
  const low = hex(c * 256 + d);
  return [
    plain('IPv4', text),
    plain('IPv4 with a port', `${text}:51000`),
    plain('mapped', `::ffff:${text}`),
    plain('mapped in upper case', `::FFFF:${text}`),
    plain('mapped in hex', `::ffff:${high}:${low}`),
    plain('mapped, expanded', `0000:0000:0000:0000:0000:ffff:${text}`),
    plain('mapped in hex, expanded', `0:0:0:0:0:FFFF:${high}:${low}`),
    plain('mapped, with a zone', `::ffff:${text}%eth0`),
    plain('mapped, bracketed with a port', `[::ffff:${text}]:443`),
    host('host name with dashes', `${a}-${b}-${c}-${d}.dialup.example`),
    host('host name behind a word', `ip-${a}-${b}-${c}-${d}.dialup.example`),
    host('host name glued to a word', `host${a}-${b}-${c}-${d}.dialup.example`),
    host('host name with dots', `${text}.dialup.example`),
    host('reverse name', `${d}.${c}.${b}.${a}.in-addr.arpa`),
  ];
}

function spellingsOf6(address: Address): Spelling[] {
  const short = textOf(address);
  const expanded = address.map(padded).join(':');
  const [g, h] = address.slice(6);
  const tail = [g >> 8, g & 255, h >> 8, h & 255].join('.');
  const nibbles = [...address.map(padded).join('')].reverse().join('.');
  return [
    plain('IPv6', short),
    plain('upper case', short.toUpperCase()),
    plain('expanded', expanded),
    plain('expanded in upper case', expanded.toUpperCase()),
    plain('all groups', address.map(hex).join(':')),
    plain('with a dotted tail', `${address.slice(0, 6).map(hex).join(':')}:${tail}`),
    plain('with a zone', `${short}%eth0`),
    plain('bracketed', `[${short}]`),
    plain('bracketed with a port', `[${short}]:443`),
    plain('bracketed with zone and port', `[${short}%eth0]:443`),
    host('host name with dashes', `${dashedOf(address)}.dynamic.example`),
    host('host name behind a word', `host-${dashedOf(address)}.dynamic.example`),
    host('reverse name', `${nibbles}.ip6.arpa`),
  ];
}

const plain = (name: string, text: string): Spelling => ({ name, text, host: false });
const host = (name: string, text: string): Spelling => ({ name, text, host: true });

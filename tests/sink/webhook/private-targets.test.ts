import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { isPrivateTarget } from '../../../src/sink/webhook/private-targets.ts';

/** Ranges of the registries that an independent reader does not know or calls otherwise. */
const BEYOND = [
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.175.48.0/24',
  '2001::/23',
  '2620:4f:8000::/48',
  '3fff::/20',
].map((range) => ipaddr.parseCIDR(range));

/** Whether ipaddr.js 2.5.0 has the address among those that are given out for general use. */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const given = ipaddr.parseCIDR('2000::/3');
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv6' && !address.match(given)) return false;
  return !BEYOND.some((range) => range[0].kind() === address.kind() && address.match(range));
}

describe('isPrivateTarget()', () => {
  it('knows the addresses that a request must not be lured to', () => {
    const all = [
      ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
      ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '203.0.113.9'],
      ...['224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00:ec2::254', 'fc00::1'],
      ...['ff02::1', '2001:db8::1', '2002:a00:1::1', '2001:0:1::1', '::ffff:127.0.0.1'],
      ...['::ffff:7f00:1', '::127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::1'],
    ];
    expect(all.filter((text) => !isPrivateTarget(text))).toEqual([]);
  });

  it('takes text that is no plain address for private', () => {
    const all = ['', 'localhost', 'fe80::1%eth0', '127.1', '0177.0.0.1', '2130706433', '1.2.3.4 '];
    expect(all.filter((text) => !isPrivateTarget(text))).toEqual([]);
  });

  it('agrees with an independent list on any IPv4 address, in whatever disguise', () => {
    // The first half of a byte is drawn apart, so that the narrow ranges come up too.
    const edges = fc.constantFrom(0, 10, 100, 127, 169, 172, 192, 198, 203, 224, 240, 255);
    const byte = fc.integer({ min: 0, max: 255 });
    const second = fc.oneof(byte, fc.constantFrom(0, 16, 18, 51, 64, 88, 168, 254));
    const third = fc.oneof(byte, fc.constantFrom(0, 2, 99, 100, 113));
    fc.assert(
      fc.property(fc.tuple(fc.oneof(byte, edges), second, third, byte), (bytes) => {
        const address = new ipaddr.IPv4(bytes);
        const expected = !isPublic(address);
        const text = address.toString();
        expect(isPrivateTarget(text), text).toBe(expected);
        expect(isPrivateTarget(`::ffff:${text}`)).toBe(expected);
        expect(isPrivateTarget(`64:ff9b::${text}`)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with an independent list on any IPv6 address', () => {
    const first = fc.constantFrom(
      0x2001,
      0x2002,
      0x2003,
      0x2620,
      0x2a00,
      0x3fff,
      0xfd00,
      0xfe80,
      0x64,
    );
    const group = fc.integer({ min: 0, max: 0xffff });
    const second = fc.oneof(group, fc.constantFrom(0, 0x10, 0x20, 0xdb8, 0x4f, 0x1ff, 0x200));
    const rest = fc.array(group, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(group, first), second, rest, (one, two, others) => {
        const address = new ipaddr.IPv6([one, two, ...others]);
        // Is judged by the IPv4 address inside it: see above.
        fc.pre(address.range() !== 'rfc6052' && address.range() !== 'ipv4Mapped');
        expect(isPrivateTarget(address.toString()), address.toString()).toBe(!isPublic(address));
      }),
      { numRuns: 3000 },
    );
  });
});

import { BlockList, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../src/base/address.ts';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { ula } from '../../../src/pseudonym/address/ula.ts';
import { SubKeys } from '../../../src/pseudonym/epoch-keys.ts';
import { prefixOf } from '../../../src/pseudonym/key-id.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const address = fc.oneof(
  fc.uint8Array({ minLength: 4, maxLength: 4 }),
  fc.uint8Array({ minLength: 16, maxLength: 16 }),
);

function text(bytes: Uint8Array): string {
  const out = new Uint8Array(39);
  return latin1(out, 0, writeAddress(bytes, out, 0));
}

function canonical(spelling: string): Uint8Array {
  const out = new Uint8Array(16);
  const bytes = bytesOf(spelling);
  return out.slice(0, readAddress(bytes, 0, bytes.length, out));
}

describe('ula()', () => {
  it('gives a valid IPv6 address in fd00::/8 and in the /48 of the key id', () => {
    fc.assert(
      fc.property(address, key, (of, from) => {
        const keys = new SubKeys(from);
        const result = text(ula(of, keys));
        const [network, bits] = prefixOf(keys.keyId).split('/');
        const own = new BlockList();
        own.addSubnet(network, Number(bits), 'ipv6');
        expect(isIPv6(result)).toBe(true);
        expect(result.startsWith('fd')).toBe(true);
        expect(own.check(result, 'ipv6')).toBe(true);
      }),
    );
  });

  it('gives the same pseudonym for the same address and key, whatever was asked before', () => {
    fc.assert(
      fc.property(address, address, key, (a, b, from) => {
        const keys = new SubKeys(from);
        const first = ula(a, keys);
        const second = ula(b, keys);
        expect(ula(a, new SubKeys(from))).toEqual(first);
        expect(text(first) === text(second)).toBe(text(a) === text(b));
      }),
    );
  });

  it('gives one pseudonym for all spellings of an address', () => {
    const keys = new SubKeys(new Uint8Array(32).fill(7));
    const one = (spellings: string[]): Set<string> =>
      new Set(spellings.map((spelling) => text(ula(canonical(spelling), keys))));
    expect(one(['2001:DB8::1', '2001:db8:0:0:0:0:0:1', '2001:0db8::0001']).size).toBe(1);
    expect(one(['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:201']).size).toBe(1);
    expect(one(['192.0.2.1', '192.0.2.2', '2001:db8::1', '::192.0.2.1']).size).toBe(4);
  });

  it('gives another pseudonym with another key, in another network', () => {
    fc.assert(
      fc.property(address, key, key, (of, from, other) => {
        fc.pre(Buffer.compare(from, other) !== 0);
        const first = ula(of, new SubKeys(from));
        const second = ula(of, new SubKeys(other));
        expect(first.subarray(0, 6)).not.toEqual(second.subarray(0, 6));
        expect(first.subarray(6)).not.toEqual(second.subarray(6));
      }),
    );
  });

  it('gives the pseudonym that earlier versions gave', () => {
    // Computed once with Python's hmac module from the same definition.
    const keys = new SubKeys(Uint8Array.from({ length: 32 }, (_, i) => i));
    expect(text(ula(canonical('192.0.2.1'), keys))).toBe('fdd8:d435:68d3:fd76:f74b:8f27:cc28:75e1');
  });

  it('pseudonymizes its own output like any other address', () => {
    const keys = new SubKeys(new Uint8Array(32));
    const once = ula(canonical('203.0.113.9'), keys);
    expect(ula(once, keys)).not.toEqual(once);
  });
});

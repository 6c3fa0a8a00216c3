import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncateTo } from '../../../src/pseudonym/address/truncate.ts';

/** The bytes as a row of binary digits. */
const binary = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');

describe('truncateTo()', () => {
  it('keeps a /24 of IPv4 and a /48 of IPv6', () => {
    const truncate = truncateTo(24, 48);
    expect([...truncate(Uint8Array.of(203, 0, 113, 77))]).toEqual([203, 0, 113, 0]);
    expect([...truncate(new Uint8Array(16).fill(0xee))]).toEqual([
      ...new Array(6).fill(0xee),
      ...new Array(10).fill(0),
    ]);
  });

  it.each([4, 16])('keeps exactly the first bits of %i bytes and zeroes the rest', (size) => {
    const address = fc.uint8Array({ minLength: size, maxLength: size });
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: size * 8 }), (of, bits) => {
        const before = binary(of);
        const truncate = size === 4 ? truncateTo(bits, 0) : truncateTo(0, bits);
        expect(binary(truncate(of))).toBe(before.slice(0, bits).padEnd(size * 8, '0'));
        expect(binary(of)).toBe(before);
      }),
    );
  });
});

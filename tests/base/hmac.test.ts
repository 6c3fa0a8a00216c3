import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HmacSha256 } from '../../src/base/hmac.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value));
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

describe('HmacSha256', () => {
  // RFC 4231, sections 4.2 to 4.8; case 5 is given truncated to 128 bits.
  it.each([
    [
      1,
      bytes('0b'.repeat(20)),
      text('Hi There'),
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      2,
      text('Jefe'),
      text('what do ya want for nothing?'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      3,
      bytes('aa'.repeat(20)),
      bytes('dd'.repeat(50)),
      '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    ],
    [
      4,
      bytes('0102030405060708090a0b0c0d0e0f10111213141516171819'),
      bytes('cd'.repeat(50)),
      '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    ],
    [5, bytes('0c'.repeat(20)), text('Test With Truncation'), 'a3b6167473100ee06e0c796c2955552b'],
    [
      6,
      bytes('aa'.repeat(131)),
      text('Test Using Larger Than Block-Size Key - Hash Key First'),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
    [
      7,
      bytes('aa'.repeat(131)),
      text(
        'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
      ),
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ],
  ])('gives the digest of test case %i of RFC 4231', (_, key, value, digest) => {
    expect(hex(new HmacSha256(key).digest(value)).slice(0, digest.length)).toBe(digest);
  });

  it('agrees with createHmac for any key and any series of values', () => {
    const key = fc.uint8Array({ maxLength: 140 });
    const value = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.integer({ min: 250, max: 262 }).map((length) => new Uint8Array(length).fill(length)),
      fc.uint8Array({ minLength: 1000, maxLength: 3000 }),
    );
    fc.assert(
      fc.property(key, fc.array(value, { minLength: 1, maxLength: 6 }), (secret, values) => {
        const hmac = new HmacSha256(secret);
        for (const each of values) {
          expect(hex(hmac.digest(each))).toBe(
            createHmac('sha256', secret).update(each).digest('hex'),
          );
        }
      }),
    );
  });
});

import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SubKeys } from '../../src/pseudonym/epoch-keys.ts';
import { keyIdOf, keyIdText, prefixOf } from '../../src/pseudonym/key-id.ts';

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');
const counted = (first: number, last: number): Buffer =>
  Buffer.from(Array.from({ length: last - first + 1 }, (_, i) => first + i));
const KEY = Uint8Array.from(counted(0, 31));

/** HKDF-SHA256 word for word from RFC 5869, section 2. */
function hkdf(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer {
  const hmac = (key: Uint8Array, value: Uint8Array) =>
    createHmac('sha256', key).update(value).digest();
  const prk = hmac(salt.length === 0 ? new Uint8Array(32) : salt, ikm);
  let okm = Buffer.alloc(0);
  let t = Buffer.alloc(0);
  for (let i = 1; okm.length < length; i++) {
    t = Buffer.from(hmac(prk, Buffer.concat([t, info, Buffer.from([i])])));
    okm = Buffer.concat([okm, t]);
  }
  return okm.subarray(0, length);
}

const labelled = (label: string, length: number): Buffer =>
  hkdf(KEY, new Uint8Array(0), Buffer.from(label), length);

describe('HKDF-SHA256', () => {
  // RFC 5869, appendix A.1 to A.3.
  it.each([
    [
      'A.1',
      Buffer.alloc(22, 0x0b),
      counted(0x00, 0x0c),
      counted(0xf0, 0xf9),
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    ],
    [
      'A.2',
      counted(0x00, 0x4f),
      counted(0x60, 0xaf),
      counted(0xb0, 0xff),
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    ],
    [
      'A.3',
      Buffer.alloc(22, 0x0b),
      Buffer.alloc(0),
      Buffer.alloc(0),
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    ],
  ])(
    'of the platform and of this test give the vector %s of RFC 5869',
    (_, ikm, salt, info, okm) => {
      expect(hex(new Uint8Array(hkdfSync('sha256', ikm, salt, info, okm.length / 2)))).toBe(okm);
      expect(hex(hkdf(ikm, salt, info, okm.length / 2))).toBe(okm);
    },
  );
});

describe('SubKeys', () => {
  it('takes the key id and the key of each purpose from HKDF with their labels', () => {
    const keys = new SubKeys(KEY);
    expect(hex(keys.keyId)).toBe(hex(labelled('logsluice key id', 5)));
    for (const purpose of ['address', 'token user', 'token email']) {
      const value = Buffer.from('anna@example.org');
      const subkey = labelled(`logsluice mac ${purpose}`, 32);
      const mac = createHmac('sha256', subkey).update(value).digest();
      expect(hex(keys.mac(purpose, value))).toBe(hex(mac.subarray(0, 10)));
    }
  });

  it('gives the bytes that earlier versions gave', () => {
    // Computed once with Python's hmac module from the same definition.
    const keys = new SubKeys(KEY);
    expect(hex(keys.keyId)).toBe('d8d43568d3');
    expect(hex(keys.mac('address', Uint8Array.of(192, 0, 2, 1)))).toBe('fd76f74b8f27cc2875e1');
  });

  it('gives the same mac for the same purpose and value, in any order and after many purposes', () => {
    const calls = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 99 }), fc.uint8Array({ maxLength: 20 })),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(calls, (series) => {
        const keys = new SubKeys(KEY);
        for (const [purpose, value] of series) {
          const fresh = hex(new SubKeys(KEY).mac(`p${purpose}`, value));
          expect(hex(keys.mac(`p${purpose}`, value))).toBe(fresh);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('gives another mac for another purpose, another value and another key', () => {
    const value = Buffer.from('anna');
    const macs = [
      new SubKeys(KEY).mac('token user', value),
      new SubKeys(KEY).mac('token name', value),
      new SubKeys(KEY).mac('token user', Buffer.from('Anna')),
      new SubKeys(KEY.map((byte) => byte ^ 1)).mac('token user', value),
    ].map(hex);
    expect(new Set(macs).size).toBe(4);
  });

  it('does not change when the caller wipes the bytes that it was made from', () => {
    const key = Uint8Array.from(KEY);
    const keys = new SubKeys(key);
    key.fill(0);
    expect(hex(keys.mac('address', KEY))).toBe(hex(new SubKeys(KEY).mac('address', KEY)));
  });

  it('refuses a key that has not 32 bytes', () => {
    expect(() => new SubKeys(new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('a key id', () => {
  it('is written as 8 characters and as the /48 of its addresses', () => {
    expect(keyIdText(Uint8Array.of(0x0a, 0x1b, 0x2c, 0x3d, 0x4e))).toBe('binsypko');
    expect(prefixOf(Uint8Array.of(0x0a, 0x1b, 0x2c, 0x3d, 0x4e))).toBe('fd0a:1b2c:3d4e::/48');
    expect(prefixOf(keyIdOf(KEY))).toMatch(/^fd[0-9a-f]{2}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::\/48$/);
  });
});

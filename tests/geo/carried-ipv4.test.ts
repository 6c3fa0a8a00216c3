import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedIPv4 } from '../../src/geo/carried-ipv4.ts';
import { bytesOf } from './address.ts';

const ipv4 = fc.uint8Array({ minLength: 4, maxLength: 4 });

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').match(/.{4}/g)?.join(':');

describe('carriedIPv4()', () => {
  it('takes any address out of a 6to4, Teredo, NAT64 and mapped one', () => {
    fc.assert(
      fc.property(ipv4, (inner) => {
        const inverted = inner.map((byte) => ~byte);
        const mapped = Uint8Array.from([...Array(10).fill(0), 255, 255, ...inner]);
        const carriers = [
          bytesOf(`2002:${hex(inner)}::1`),
          bytesOf(`2001:0:c000:201:8000:1234:${hex(inverted)}`),
          bytesOf(`64:ff9b::${hex(inner)}`),
          mapped,
        ];
        for (const carrier of carriers) expect(carriedIPv4(carrier)).toEqual(inner);
      }),
    );
  });

  // The example of RFC 4380, section 5.2.3, and of RFC 6052, section 2.4.
  it('reads the addresses of the standards', () => {
    const teredo = bytesOf('2001:0:4136:e378:8000:63bf:3fff:fdd2');
    expect(carriedIPv4(teredo)).toEqual(bytesOf('192.0.2.45'));
    expect(carriedIPv4(bytesOf('64:ff9b::192.0.2.33'))).toEqual(bytesOf('192.0.2.33'));
  });

  it.each([
    '64:ff9b:1::c000:221',
    '64:ff9b::1:c000:221',
    '2001:1::c000:221',
    '2003::1',
    '::c000:221',
  ])('leaves %s, which carries none in a place that is known', (text) =>
    expect(carriedIPv4(bytesOf(text))).toBeUndefined(),
  );

  it('leaves IPv4', () => expect(carriedIPv4(bytesOf('192.0.2.1'))).toBeUndefined());
});

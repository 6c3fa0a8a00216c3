import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macAddress } from '../../../src/redact/check/mac-address.ts';
import { decides } from './promises.ts';

const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 });
const hex = (address: Uint8Array): string => Buffer.from(address).toString('hex');
const grouped = (text: string, size: number, separator: string): string =>
  (text.match(new RegExp(`.{${size}}`, 'g')) ?? []).join(separator);

describe('mac-address', () => {
  it('takes every address but all zeros and all ones, in its three forms and either case', () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (address, capital) => {
        const text = capital ? hex(address).toUpperCase() : hex(address);
        const expected = /^(0+|f+)$/i.test(text) ? 'address of no device' : undefined;
        expect(macAddress.test(grouped(text, 2, ':'))).toBe(expected);
        expect(macAddress.test(grouped(text, 2, '-'))).toBe(expected);
        expect(macAddress.test(grouped(text, 4, '.'))).toBe(expected);
      }),
    );
  });
});

// 00:00:5e:00:53:xx is reserved for documentation (RFC 7042).
decides(
  macAddress,
  ['00:00:5e:00:53:01', '00-00-5E-00-53-01', '0000.5e00.5301'],
  [
    ['00:00:00:00:00:00', 'no device'],
    ['FF-FF-FF-FF-FF-FF', 'no device'],
    ['ffff.ffff.ffff', 'no device'],
    ['00:00-5e:00:53:01', 'not the shape'],
    ['00:00:5e:00:53', 'not the shape'],
    ['00:00:5e:00:53:0g', 'not the shape'],
    ['00005e005301', 'not the shape'],
    ['00:00:5e:00:53:01:02', 'not the shape'],
  ],
);

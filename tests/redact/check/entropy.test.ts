import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropy } from '../../../src/redact/check/entropy.ts';
import { decides } from './promises.ts';

describe('entropy', () => {
  it('takes generated keys: base64 of 16 bytes or more, hexadecimal of 24 bytes or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 300 }), (size) => {
        const key = randomBytes(size);
        expect(entropy.test(key.toString('base64url'))).toBeUndefined();
        if (size >= 24) expect(entropy.test(key.toString('hex'))).toBeUndefined();
      }),
    );
  });

  it('refuses every word repeated', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (word) => {
        expect(entropy.test(word.repeat(Math.max(2, Math.ceil(16 / word.length))))).toBeDefined();
      }),
    );
  });
});

decides(
  entropy,
  ['4f9Zk2LmQ8xTnB7w'],
  [
    ['4f9Zk2LmQ8xTnB7', 'shorter'],
    ['abcdefghijklmnopabcdefghijklmnop', 'one word repeated'],
    ['xxxxxxxxxxxxxxxy', 'bits'],
    ['00000000000000010203', 'bits'],
    ['passwordpassword', 'one word repeated'],
  ],
);

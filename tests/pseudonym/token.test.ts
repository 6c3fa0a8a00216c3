import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../src/base/ascii.ts';
import { VALUE_KINDS } from '../../src/model/kind.ts';
import { SubKeys } from '../../src/pseudonym/epoch-keys.ts';
import { keyIdText } from '../../src/pseudonym/key-id.ts';
import { writeToken } from '../../src/pseudonym/token.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const kind = fc.constantFrom(...VALUE_KINDS);
const value = fc.uint8Array({ maxLength: 400 });
const token = (of: string, bytes: Uint8Array, from: Uint8Array): string =>
  latin1(writeToken(of, bytes, new SubKeys(from)));

describe('writeToken()', () => {
  it('writes kind, key id and 16 characters, and nothing but letters, digits and _', () => {
    fc.assert(
      fc.property(kind, value, key, (of, bytes, from) => {
        const id = keyIdText(new SubKeys(from).keyId);
        expect(token(of, bytes, from)).toMatch(new RegExp(`^${of}_${id}_[a-z2-7]{16}$`));
      }),
    );
  });

  it('writes the same token for the same value, kind and key, whatever was asked before', () => {
    fc.assert(
      fc.property(kind, value, value, key, (of, bytes, other, from) => {
        const keys = new SubKeys(from);
        const first = latin1(writeToken(of, bytes, keys));
        writeToken(of, other, keys);
        expect(latin1(writeToken(of, bytes, keys))).toBe(first);
        expect(token(of, bytes, from)).toBe(first);
      }),
    );
  });

  it('writes unlike tokens for another value, another kind and another key', () => {
    fc.assert(
      fc.property(value, value, key, key, (a, b, from, other) => {
        const tail = (text: string): string => text.slice(-16);
        fc.pre(Buffer.compare(a, b) !== 0 && Buffer.compare(from, other) !== 0);
        expect(tail(token('user', a, from))).not.toBe(tail(token('user', b, from)));
        expect(tail(token('user', a, from))).not.toBe(tail(token('name', a, from)));
        expect(tail(token('user', a, from))).not.toBe(tail(token('user', a, other)));
        expect(token('user', a, from).slice(0, 13)).not.toBe(token('user', a, other).slice(0, 13));
      }),
    );
  });

  it('writes the bytes that earlier versions wrote', () => {
    // Computed once with Python's hmac module from the same definition.
    const from = Uint8Array.from({ length: 32 }, (_, i) => i);
    expect(token('user', Buffer.from('anna'), from)).toBe('user_3dkdk2gt_hahwurauhjxrvdk4');
  });
});

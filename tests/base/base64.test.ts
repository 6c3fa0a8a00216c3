import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { decodeBase64, encodeBase64 } from '../../src/base/base64.ts';

describe('base64', () => {
  // RFC 4648 section 10.
  it.each([
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%s is %s and back', (text, base64) => {
    expect(encodeBase64(bytesOf(text), { urlSafe: false, padded: true })).toBe(base64);
    const read = decodeBase64(bytesOf(base64));
    expect(latin1(read?.text ?? new Uint8Array())).toBe(text);
    expect(read?.padded).toBe(base64.endsWith('='));
  });

  it('reads what Buffer writes, and writes it again, in both alphabets', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('base64', 'base64url'), (bytes, alphabet) => {
        const written = Buffer.from(bytes).toString(alphabet as 'base64');
        const read = decodeBase64(bytesOf(written));
        expect(Buffer.from(read?.text ?? [0xff])).toEqual(Buffer.from(bytes));
        if (read !== undefined && /[-_/+=]/.test(written))
          expect(encodeBase64(read.text, read)).toBe(written);
      }),
    );
  });

  it.each(['A', 'AAAAA', 'AA=', 'AAA==', 'AAAA=', 'AA===', 'A A', 'A-+A', 'AA=A', '\xffAAA'])(
    'takes %j for none',
    (text) => expect(decodeBase64(bytesOf(text))).toBeUndefined(),
  );
});

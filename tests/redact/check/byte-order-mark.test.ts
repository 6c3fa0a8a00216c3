import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/base/ascii.ts';
import { hasUtf16Mark, looksLikeUtf16 } from '../../../src/redact/check/byte-order-mark.ts';

const wide = (text: string, order: 'le' | 'be'): string => {
  const bytes = Buffer.from(text, 'utf16le');
  return (order === 'le' ? bytes : bytes.swap16()).toString('latin1');
};

describe('looksLikeUtf16()', () => {
  const looks = (text: string) => looksLikeUtf16(bytesOf(`\0\0${text}\0\0`), 2, 2 + text.length);

  it.each(['le', 'be'] as const)('knows a line of UTF-16, %s', (order) => {
    expect(looks(wide('192.0.2.7 - jan', order))).toBe(true);
    expect(looks(wide('\u20ac\u20ac alice', order))).toBe(true);
  });

  it.each(['', '\0', 'a\0b', '\0\0\0\0\0\0', 'a\0b\0c\0d', 'plain', 'a\0\0b\0\0c\0\0d\0\0'])(
    'lets %j be',
    (text) => expect(looks(text)).toBe(false),
  );
});

describe('hasUtf16Mark()', () => {
  it.each([
    ['\xff\xfea', true],
    ['\xfe\xffa', true],
    ['\xff', false],
    ['', false],
    ['\xef\xbb\xbfa', false],
  ])('of %j is %s', (text, wanted) =>
    expect(hasUtf16Mark(bytesOf(`${text}\xfe`), 0, text.length)).toBe(wanted),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/login/read/value/address-of.ts';
import { LONGEST_NAME, nameOfText, Texts } from '../../../src/login/read/value/texts.ts';
import { withoutEscapes } from '../../../src/login/read/value/without-escapes.ts';
import type { LoginEscapes } from '../../../src/model/login-rule.ts';
import { utf8 } from './lines.ts';

describe('addressOf()', () => {
  const of = (text: string) => addressOf(utf8(text), 0, text.length);

  it('drops brackets, port and zone, and takes a mapped address out', () => {
    const four = Uint8Array.of(192, 0, 2, 7);
    for (const text of [
      '192.0.2.7',
      '192.0.2.7:443',
      '[192.0.2.7]',
      '::ffff:192.0.2.7',
      '[::ffff:192.0.2.7]:1',
    ])
      expect(of(text), text).toEqual(four);
    const six = of('2001:db8::7');
    expect(six).toHaveLength(16);
    for (const text of [
      '[2001:db8::7]',
      '[2001:db8::7]:443',
      '2001:DB8:0::7',
      '2001:db8::7%eth0',
      '[2001:db8::7%25]:1',
    ])
      expect(of(text), text).toEqual(six);
  });

  it.each([
    ...[
      '',
      '-',
      'localhost',
      '192.0.2',
      '192.0.2.07',
      '192.0.2.7, 198.51.100.1',
      '192.0.2.7:',
      '192.0.2.7:123456',
    ],
    ...['[192.0.2.7', '2001:db8::7]', '1.2.3.4.5', '0x7f.1', '2130706433', `${'1'.repeat(200)}`],
  ])('%j is no address', (text) => {
    expect(of(text)).toBeUndefined();
  });
});

describe('withoutEscapes()', () => {
  const plain = (text: string, escapes: LoginEscapes, control = false): string => {
    const bytes = utf8(text);
    return Buffer.from(
      withoutEscapes(bytes, 0, bytes.length, escapes, control) ?? bytes,
    ).toString();
  };

  it.each<[string, LoginEscapes, boolean, string]>([
    ['jos\\303\\251', 'vis', false, 'josé'],
    ['a\\nb\\\\c\\s', 'vis', false, 'a\nb\\c '],
    ['a\\x22b\\u00e9\\ud83d\\ude00', 'backslash', false, 'a"bé😀'],
    ['a\\"b\\nc', 'quotes', false, 'a"b\\nc'],
    ['a\\"b#012', 'none', false, 'a\\"b#012'],
    ['a#012b#177#101', 'none', true, 'a\nb\u007f#101'],
    ['a\\', 'vis', false, 'a\\'],
    ['a\\', 'backslash', false, 'a\\'],
    ['a\\', 'quotes', false, 'a\\'],
    ['a\\9\\400#0', 'vis', true, 'a\\9\\400#0'],
  ])('%j written with %s (control %s) is %j', (text, escapes, control, wanted) => {
    expect(plain(text, escapes, control)).toBe(wanted);
  });
});

describe('Texts', () => {
  it('keeps names bounded, and two names two', () => {
    const texts = new Texts();
    const name = (bytes: Uint8Array) => texts.name(bytes, 0, bytes.length);
    fc.assert(
      fc.property(
        fc.integer({ min: LONGEST_NAME + 1, max: 20_000 }),
        fc.constantFrom('a', 'b'),
        (size, last) => {
          const one = name(utf8('a'.repeat(size - 1) + last));
          expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
          expect(one).not.toBe(name(utf8('a'.repeat(size - 1) + (last === 'a' ? 'b' : 'a'))));
        },
      ),
      { numRuns: 20 },
    );
    expect(name(utf8('é'.repeat(512)))).toBe('é'.repeat(512));
    expect(name(utf8('é'.repeat(513)))).toMatch(/^sha256:/);
    expect(nameOfText('é'.repeat(513))).toBe(name(utf8('é'.repeat(513))));
    expect(name(new Uint8Array(0))).toBeUndefined();
  });

  it('reads UTF-8, and other bytes one by one', () => {
    const texts = new Texts();
    expect(texts.text(utf8('x日本'), 1, 7)).toBe('日本');
    expect(texts.text(Uint8Array.of(0x6a, 0xe9), 0, 2)).toBe('jé');
  });
});

import { expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { BASE32, writeBase32 } from '../../src/base/base32.ts';

// RFC 4648 section 10; the others of its vectors have padding.
it.each([
  ['', ''],
  ['fooba', 'mzxw6ytb'],
])('writeBase32() writes %j as %j', (text, wanted) => {
  const out = new Uint8Array(20);
  const end = writeBase32(bytesOf(text), out, 2);
  expect(latin1(out, 2, end)).toBe(wanted);
});

it('writeBase32() writes five bits a character, the first ones first', () => {
  const out = new Uint8Array(8);
  for (let bit = 0; bit < 40; bit++) {
    const bytes = new Uint8Array(5);
    bytes[bit >> 3] = 0x80 >> (bit & 7);
    writeBase32(bytes, out, 0);
    const wanted = [...'aaaaaaaa'];
    wanted[Math.trunc(bit / 5)] = 'qiecb'[bit % 5];
    expect(latin1(out)).toBe(wanted.join(''));
  }
});

it('BASE32 is 1 for the characters that are written', () =>
  expect([...BASE32].flatMap((is, byte) => (is === 1 ? [String.fromCharCode(byte)] : []))).toEqual([
    ...'234567abcdefghijklmnopqrstuvwxyz',
  ]));

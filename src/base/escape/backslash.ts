import { escapedByte, escapedPoint, hexAt, isHex } from './escape.ts';

/** What `\b`, `\n` … stand for in JSON; the escaped byte itself for `\"`, `\\` and `\/`; 0 for others. */
const SHORT: Uint8Array = (() => {
  const table = new Uint8Array(256);
  const pairs = { b: 8, f: 12, n: 10, r: 13, t: 9, '"': 34, '\\': 92, '/': 47, "'": 39 };
  for (const [char, byte] of Object.entries(pairs)) table[char.charCodeAt(0)] = byte;
  return table;
})();

const BACKSLASH = 0x5c;
const U = 0x75;
const X = 0x78;

/** A pair of surrogates: the first six bits of each half. */
const HIGH = 0x36;
const LOW = 0x37;

/**
 * `\xHH` as nginx writes it, `\uHHHH` (pairs of surrogates together) and the short escapes of JSON
 * (RFC 8259 section 7); 0 for anything else.
 */
export function backslash(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return 0;
  const next = bytes[at + 1];
  if (next === X) return isHex(bytes, at + 2, 2, end) ? escapedByte(4, hexAt(bytes, at + 2, 2)) : 0;
  if (next !== U) return SHORT[next] === 0 ? 0 : escapedByte(2, SHORT[next]);
  if (!isHex(bytes, at + 2, 4, end)) return 0;
  const unit = hexAt(bytes, at + 2, 4);
  const paired =
    unit >> 10 === HIGH &&
    isHex(bytes, at + 8, 4, end) &&
    bytes[at + 6] === BACKSLASH &&
    bytes[at + 7] === U &&
    hexAt(bytes, at + 8, 4) >> 10 === LOW;
  if (!paired) return escapedPoint(6, unit);
  return escapedPoint(12, 0x10000 + ((unit - 0xd800) << 10) + hexAt(bytes, at + 8, 4) - 0xdc00);
}

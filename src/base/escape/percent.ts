import { escapedByte, escapedPoint, hexAt, isHex } from './escape.ts';

/** `%HH` (RFC 3986 section 2.1), and `%uHHHH` as JavaScript's `escape()` wrote it; 0 for anything else. */
export function percent(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return 0;
  if (bytes[at + 1] === 0x75 && isHex(bytes, at + 2, 4, end))
    return escapedPoint(6, hexAt(bytes, at + 2, 4));
  return isHex(bytes, at + 1, 2, end) ? escapedByte(3, hexAt(bytes, at + 1, 2)) : 0;
}

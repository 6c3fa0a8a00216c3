import { ALNUM, HEX, startsWith } from '../base/ascii.ts';

const PERCENT = 0x25;
const SMALL_U = 0x75;
const DOT = 0x2e;
const COLON = 0x3a;

/** 1 for what may stand in a chain of addresses beside hexadecimal digits: `.:,[]` and blanks. */
const MARK = Uint8Array.from({ length: 256 }, (_, byte) =>
  '.:,[] '.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Whether a value looks like an address or a chain of them by its bytes alone: `192.0.2.1`,
 * `[2001:db8::1]:443`, `010.0.0.1`, `unix:`, an address whose end was cut off. A host name does not,
 * nor does a time of day.
 */
export function looksLikeAddress(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === SMALL_U && startsWith(bytes, start, end, 'unix:')) return true;
  let dots = 0;
  let colons = 0;
  let compressed = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === PERCENT) {
      // A zone is a name: `fe80::1%eth0`.
      while (i + 1 < end && ALNUM[bytes[i + 1]] === 1) i++;
    } else if (byte === DOT) dots++;
    else if (byte === COLON) {
      colons++;
      if (i + 1 < end && bytes[i + 1] === COLON) compressed = true;
    } else if (HEX[byte] === 0 && MARK[byte] === 0) return false;
  }
  return dots >= 2 || colons >= 3 || compressed;
}

import { matchIPv4, matchIPv6 } from '../../base/address.ts';
import { ALNUM, DIGIT, HEX } from '../../base/ascii.ts';

/*
 * Behind `%` stands an escape, or a zone (RFC 4007), or a host as in old mail addresses. An address there
 * loses its first digits to what is taken for an escape:
 *
 *     192.0.2.7%192.0.2.9        fe80::1%20.1.2.3        %201.2.3.4
 *              ^^^                      ^^^              ^^^ a blank, in front of 1.2.3.4
 */

const PERCENT = 0x25;
const DOT = 0x2e;
const COLON = 0x3a;

/** `%` and two hexadecimal digits. */
export const ESCAPE_LENGTH = 3;

/** Fewer colons than these are found in what is no address, too: `%3A::`. */
const COLONS = 3;

/**
 * Where the address ends that begins within the percent-escape at `at` and goes on behind it, or -1. Reads
 * at most 48 bytes.
 */
export function cutAddressEnd(bytes: Uint8Array, at: number, end: number): number {
  const behind = at + ESCAPE_LENGTH;
  if (behind >= end || bytes[at] !== PERCENT) return -1;
  if (HEX[bytes[at + 1]] === 0 || HEX[bytes[at + 2]] === 0) return -1;
  // The last digit belongs to it, and the first one if it is one.
  const first = DIGIT[bytes[at + 1]] === 1 ? at + 1 : at + 2;
  const stop = matchIPv4(bytes, first, end);
  const isWhole = stop + 1 >= end || bytes[stop] !== DOT || DIGIT[bytes[stop + 1]] === 0;
  if (stop > behind && isWhole) return stop;
  const last = matchIPv6(bytes, at + 1, end);
  return last > behind && (last >= end || ALNUM[bytes[last]] === 0) ? last : -1;
}

/** Whether the percent-escape at `at` stands for a byte that nobody writes into a text. */
export function isControl(bytes: Uint8Array, at: number): boolean {
  const byte = 16 * (HEX[bytes[at + 1]] - 1) + HEX[bytes[at + 2]] - 1;
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

/** Whether `bytes[start, end)`, which is an address, is so for certain: nothing but IPv6 is read into other text. */
export function isPlainly(bytes: Uint8Array, start: number, end: number): boolean {
  let colons = 0;
  for (let i = start; i < end; i++) if (bytes[i] === COLON) colons++;
  return colons === 0 || colons >= COLONS;
}

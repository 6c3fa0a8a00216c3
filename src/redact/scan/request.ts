import { LETTER, startsWith } from '../../base/ascii.ts';

const BLANK = 0x20;

/**
 * Where the target of a request line `METHOD target PROTOCOL` begins, or -1 when the field is no
 * request line (nothing, or the bytes of another protocol).
 */
export function targetStart(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && (LETTER[bytes[i]] === 1 || bytes[i] === 0x2d || bytes[i] === 0x5f)) i++;
  return i > start && i - start <= 32 && i < end && bytes[i] === BLANK ? i + 1 : -1;
}

/** Where the target that begins at `start` ends: in front of ` HTTP/…`, or at the end of the field. */
export function targetEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = end;
  while (i > start && end - i < 10 && bytes[i - 1] !== BLANK) i--;
  return i - 1 > start && startsWith(bytes, i, end, 'http/') ? i - 1 : end;
}

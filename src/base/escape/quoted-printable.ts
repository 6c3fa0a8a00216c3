import { ALNUM, DIGIT, LETTER } from '../ascii.ts';
import { escapedByte, hexAt } from './escape.ts';

/*
 * RFC 2045 section 6.7, and the Q encoding of RFC 2047. `status=200` and `id=4096` look like it:
 *
 *   jan=40mail.example    Fran=C3=A7ois    =6A=61=6E    password=3Dgeheim    stays: id=40, id=4096, x=41b
 */

const EQUALS = 0x3d;

/** Digits of the area of a telephone number. */
const LONGEST_AREA = 6;

/** 1 for digits and capital letters of hexadecimal numbers: encoders write no small ones. */
const CAPITAL_HEX: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9A-F]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * `=HH`, where something says that it is no value behind a sign: another one beside it, a capital
 * among its digits, or a letter behind it, or brackets around digits. A letter or digit is only written so beside another one,
 * a control character not at all. 0 for anything else.
 */
export function quotedPrintable(bytes: Uint8Array, at: number, end: number): number {
  if (!isPair(bytes, at, end)) return 0;
  const byte = hexAt(bytes, at + 1, 2);
  if (byte < 0x20 || byte === 0x7f) return 0;
  const beside = isPair(bytes, at + 3, end) || (at >= 3 && isPair(bytes, at - 3, end));
  if (!beside && !opensArea(bytes, at, end)) {
    if (ALNUM[byte] === 1) return 0;
    const capital = LETTER[bytes[at + 1]] === 1 || LETTER[bytes[at + 2]] === 1;
    if (!capital && (at + 3 >= end || LETTER[bytes[at + 3]] === 0)) return 0;
  }
  return escapedByte(3, byte);
}

/** Whether it is the bracket in front of the area of a telephone number: `=28030=29`. */
function opensArea(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at + 3;
  while (i < end && i < at + 3 + LONGEST_AREA && DIGIT[bytes[i]] === 1) i++;
  return (
    hexAt(bytes, at + 1, 2) === 0x28 && isPair(bytes, i, end) && hexAt(bytes, i + 1, 2) === 0x29
  );
}

/** `=HH` of a character that can be seen, or a blank; 0 for anything else. */
export function quotedPair(bytes: Uint8Array, at: number, end: number): number {
  if (!isPair(bytes, at, end)) return 0;
  const byte = hexAt(bytes, at + 1, 2);
  return byte < 0x20 || byte === 0x7f ? 0 : escapedByte(3, byte);
}

function isPair(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    at + 2 < end &&
    bytes[at] === EQUALS &&
    CAPITAL_HEX[bytes[at + 1]] === 1 &&
    CAPITAL_HEX[bytes[at + 2]] === 1
  );
}

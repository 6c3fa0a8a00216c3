import { DIGIT } from '../base/ascii.ts';

/** The tokens of RFC 8259, on bytes. */

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;

const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;

const table = (chars: string): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    chars.includes(String.fromCharCode(byte)) ? 1 : 0,
  );

/** 1 for blanks between tokens; a line feed is not in a line. */
const SPACE = table(' \t\r');

/** 1 for the bytes at which a bare value ends. */
const ENDS_BARE = table(',]}"');

const LITERALS = ['true', 'false', 'null'];

export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && SPACE[bytes[i]] === 1) i++;
  return i;
}

/** The quote that ends the string whose content begins at `at`; `end` or one more without one. */
export function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i;
}

/** Where the bare value at `at` ends, blanks behind it left out; `at` when there is none. */
export function bareEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && ENDS_BARE[bytes[i]] === 0) i++;
  while (i > at && SPACE[bytes[i - 1]] === 1) i--;
  return i;
}

export function isLiteral(bytes: Uint8Array, start: number, end: number): boolean {
  return LITERALS.some((word) => isWord(word, bytes, start, end));
}

/** Whether `bytes[start, end)` is a number: `-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?`. */
export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  const first = start < end && bytes[start] === MINUS ? start + 1 : start;
  let i = digitsEnd(bytes, first, end);
  if (i === first || (bytes[first] === ZERO && i > first + 1)) return false;
  if (i < end && bytes[i] === DOT) {
    const fraction = i + 1;
    i = digitsEnd(bytes, fraction, end);
    if (i === fraction) return false;
  }
  if (i < end && (bytes[i] | 0x20) === 0x65) {
    i++;
    if (i < end && (bytes[i] === 0x2b || bytes[i] === MINUS)) i++;
    const exponent = i;
    i = digitsEnd(bytes, exponent, end);
    if (i === exponent) return false;
  }
  return i === end;
}

function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && DIGIT[bytes[i]] === 1) i++;
  return i;
}

function isWord(word: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}

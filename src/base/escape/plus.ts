import { ALNUM, DIGIT } from '../ascii.ts';
import { escapedByte } from './escape.ts';

/*
 * A blank in the query of a URL (WHATWG URL Standard, application/x-www-form-urlencoded):
 *
 *   naam=Jan+van+Dijk    4111+1111+1111+1111    +31+6+12345678
 *           ^   ^            ^    ^    ^        ^ its own  ^ blanks
 */

const PLUS = 0x2b;
const BLANK = 0x20;

/**
 * A `+` that may be a blank: behind a letter, a digit or a mark that ends a word. In front of a digit
 * and behind none of these it is the plus of a telephone number. 0 for anything else.
 */
export function plus(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== PLUS) return 0;
  const digit = at + 1 < end && DIGIT[bytes[at + 1]] === 1;
  return digit && !(at > 0 && endsWord(bytes[at - 1])) ? 0 : escapedByte(1, BLANK);
}

function endsWord(byte: number): boolean {
  return ALNUM[byte] === 1 || byte >= 0x80 || byte === 0x29 || byte === 0x2c || byte === 0x2e;
}

import { DIGIT } from '../base/ascii.ts';

const BLANK = 0x20;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

/** Digits of a number. */
const LONGEST = 20;

/** Numbers of a list: more upstreams than this are not asked for one request. */
const MOST = 32;

/**
 * Where the number that begins at `at` ends: up to 20 digits with up to 9 behind a `.`, or the `-`
 * that nginx writes for no value; `at` where nothing like that stands. A 0 in front of more than
 * two digits (nginx writes the status 9 as `009`) makes it somebody's number, not a number.
 */
export function numberEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at < end && bytes[at] === MINUS) return at + 1;
  let i = at;
  while (i < end && i - at < LONGEST && DIGIT[bytes[i]] === 1) i++;
  if (i === at || (bytes[at] === 48 && i - at > 3)) return at;
  if (i + 1 >= end || bytes[i] !== DOT || DIGIT[bytes[i + 1]] === 0) return i;
  const point = i++;
  while (i < end && i - point <= 9 && DIGIT[bytes[i]] === 1) i++;
  return i;
}

/** Where the list of numbers ends that nginx writes for several upstreams: `0.001, 0.002 : 0.003`. */
export function numberListEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = numberEnd(bytes, at, end);
  for (let count = 1; i > at && count < MOST; count++) {
    const next = separatorEnd(bytes, i, end);
    if (next === i) break;
    const number = numberEnd(bytes, next, end);
    if (number === next) break;
    i = number;
  }
  return i;
}

/** Where the `, ` or ` : ` between two upstreams' values ends that begins at `at`; `at` without one. */
export function separatorEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return at;
  if (bytes[at] === COMMA && bytes[at + 1] === BLANK) return at + 2;
  const colon = bytes[at] === BLANK && bytes[at + 1] === COLON && bytes[at + 2] === BLANK;
  return colon && at + 2 < end ? at + 3 : at;
}

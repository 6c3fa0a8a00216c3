import { ALNUM, bytesOf, DIGIT, LETTER } from '../base/ascii.ts';

/*
 * The shapes of a time, by the places of their digits; whether it is a time that exists is for
 * event-time.ts to say.
 *
 *     22/Nov/2026:17:15:43 +0000        2026-11-22T17:15:43.123+01:00        Nov 22 17:15:43
 *     ^  ^   ^    ^        ^            ^    ^  ^  ^       ^   ^             ^   ^  ^
 *     0  3   7    12       20           0    5  8  11      19  zone          0   4  7
 *
 *     Sun Nov 22 17:15:43.123456 2026
 *     ^   ^      ^       ^
 *     0   4      11      19  year
 */

const BLANK = 0x20;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;

/** `Nov 22 17:15:43`. */
const SHORTEST = 15;

/** `Sun `, and `Sun Nov 22 17:15:43 2026`. */
const WEEKDAY = 4;
const LONG = 24;

/** More digits than nanoseconds are no fraction, and could be a number of somebody. */
const FRACTION = 9;

const LONGEST = 40;

/** What a time begins with: `0` a digit, `a` a letter, `*` on and on what a fraction or zone has. */
const CUTS = [
  '00/aaa/0000:00:00:00 *',
  '0000-00-00a00:00:00*',
  '0000-00-00 00:00:00*',
  '0000/00/00 00:00:00*',
  '0000000000*',
];

const TAIL = bytesOf('.,:+-');

/**
 * Where the dated time that begins at `at` ends, or -1: nginx `$time_local`, ISO 8601 and RFC 3339
 * (also with `/` and with a blank in place of `T`, zone optional), ctime with or without a fraction (Apache's error
 * log, vsftpd), or syslog's time without a year.
 * Looks at no more than 40 bytes.
 */
export function datedEnd(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < SHORTEST) return -1;
  let i: number;
  if (hasWeekday(bytes, at)) {
    if (end - at < LONG || !isSyslogDate(bytes, at + WEEKDAY) || !isClock(bytes, at + 11))
      return -1;
    i = yearEnd(bytes, fractionEnd(bytes, at + 19, end), end);
    if (i === -1) return -1;
  } else if (LETTER[bytes[at]] === 1) {
    if (!isSyslogDate(bytes, at) || !isClock(bytes, at + 7)) return -1;
    i = fractionEnd(bytes, at + SHORTEST, end);
  } else if (bytes[at + 2] === SLASH) {
    if (end - at < 20 || !isLocalDate(bytes, at) || !isClock(bytes, at + 12)) return -1;
    i = zoneEnd(bytes, at + 20, end);
  } else {
    if (end - at < 19 || !isIsoDate(bytes, at) || !isClock(bytes, at + 11)) return -1;
    i = zoneEnd(bytes, fractionEnd(bytes, at + 19, end), end);
  }
  return bounded(bytes, i, end) ? i : -1;
}

/**
 * Where the count since 1970 that begins at `at` ends, or -1: 10 digits of seconds with or without
 * a fraction (`$msec`), 13 of milliseconds, 16 of microseconds. A first digit of 0 makes it a
 * telephone number rather than a time.
 */
export function epochEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && i - at <= 16 && DIGIT[bytes[i]] === 1) i++;
  const digits = i - at;
  if (bytes[at] === 48 || (digits !== 10 && digits !== 13 && digits !== 16)) return -1;
  if (digits === 10) i = fractionEnd(bytes, i, end);
  return bounded(bytes, i, end) ? i : -1;
}

/** Where the fraction at `at` ends; `at` when there is none. */
export function fractionEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end || (bytes[at] !== DOT && bytes[at] !== COMMA)) return at;
  let i = at + 1;
  while (i < end && i - at <= FRACTION && DIGIT[bytes[i]] === 1) i++;
  return i === at + 1 ? at : i;
}

/** Whether a day of the week stands at `at`, in front of a month. */
export function hasWeekday(bytes: Uint8Array, at: number): boolean {
  return LETTER[bytes[at]] === 1 && bytes[at + 3] === BLANK && LETTER[bytes[at + WEEKDAY]] === 1;
}

/** Where ` 2026` at `at` ends, or -1. */
function yearEnd(bytes: Uint8Array, at: number, end: number): number {
  const isYear =
    at + 5 <= end && bytes[at] === BLANK && isTwo(bytes, at + 1) && isTwo(bytes, at + 3);
  return isYear ? at + 5 : -1;
}

/** Where the zone at `at` ends (`Z`, `+01:00`, `+0100`, a blank before it or not); `at` when there is none. */
function zoneEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return at;
  if ((bytes[at] | 0x20) === 0x7a) return at + 1;
  const sign = bytes[at] === BLANK ? at + 1 : at;
  if (sign + 5 > end || (bytes[sign] !== 0x2b && bytes[sign] !== MINUS)) return at;
  if (!isTwo(bytes, sign + 1)) return at;
  const minutes = bytes[sign + 3] === COLON ? sign + 4 : sign + 3;
  if (minutes + 2 > end || !isTwo(bytes, minutes)) return at;
  return bounded(bytes, minutes + 2, end) ? minutes + 2 : at;
}

/**
 * Whether `bytes[at, end)` is the beginning of a time, as in a line that was cut; nothing at all is.
 */
export function isCutTime(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at > LONGEST) return false;
  return CUTS.some((shape) => {
    for (let i = at; i < end; i++) {
      const wanted = shape.charCodeAt(Math.min(i - at, shape.length - 1));
      const byte = bytes[i];
      const fits =
        wanted === 48
          ? DIGIT[byte] === 1
          : wanted === 0x61
            ? LETTER[byte] === 1
            : wanted === 0x2a
              ? DIGIT[byte] === 1 || TAIL.includes(byte)
              : wanted === byte;
      if (!fits) return false;
    }
    return true;
  });
}

function isSyslogDate(bytes: Uint8Array, at: number): boolean {
  return (
    LETTER[bytes[at + 1]] === 1 &&
    LETTER[bytes[at + 2]] === 1 &&
    bytes[at + 3] === BLANK &&
    (bytes[at + 4] === BLANK || DIGIT[bytes[at + 4]] === 1) &&
    DIGIT[bytes[at + 5]] === 1 &&
    bytes[at + 6] === BLANK
  );
}

function isLocalDate(bytes: Uint8Array, at: number): boolean {
  return (
    isTwo(bytes, at) &&
    bytes[at + 6] === SLASH &&
    isTwo(bytes, at + 7) &&
    isTwo(bytes, at + 9) &&
    bytes[at + 11] === COLON
  );
}

function isIsoDate(bytes: Uint8Array, at: number): boolean {
  const between = bytes[at + 4];
  return (
    (between === MINUS || between === SLASH) &&
    isTwo(bytes, at) &&
    isTwo(bytes, at + 2) &&
    isTwo(bytes, at + 5) &&
    bytes[at + 7] === between &&
    isTwo(bytes, at + 8) &&
    (bytes[at + 10] === BLANK || (bytes[at + 10] | 0x20) === 0x74)
  );
}

function isClock(bytes: Uint8Array, at: number): boolean {
  return (
    isTwo(bytes, at) &&
    bytes[at + 2] === COLON &&
    isTwo(bytes, at + 3) &&
    bytes[at + 5] === COLON &&
    isTwo(bytes, at + 6)
  );
}

function isTwo(bytes: Uint8Array, at: number): boolean {
  return (DIGIT[bytes[at]] & DIGIT[bytes[at + 1]]) === 1;
}

/** Whether no letter or digit goes on at `at`. */
function bounded(bytes: Uint8Array, at: number, end: number): boolean {
  return at >= end || ALNUM[bytes[at]] === 0;
}

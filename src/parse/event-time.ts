import { LETTER } from '../base/ascii.ts';
import { daysSince1970 } from '../base/calendar.ts';
import { datedEnd, epochEnd, fractionEnd, hasWeekday } from './time-shape.ts';

const BRACKET = 0x5b;
const SLASH = 0x2f;

/** The names of the months as three small letters in one number. */
const MONTHS = Int32Array.from(
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  (name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
);

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The time that is exactly `bytes[start, end)`, in seconds since 1970 UTC, or NaN. Known by its
 * shape, in brackets or not: `22/Nov/2026:17:15:43 +0000` (nginx `$time_local`),
 * `2026-11-22T17:15:43Z` (ISO 8601, RFC 3339; a fraction and every way to write the zone),
 * `2026/11/22 17:15:43` (nginx error log), `Sun Nov 22 17:15:43 2026` (ctime, a fraction of Apache's), `1700000000.123` (`$msec`), milliseconds, microseconds.
 *
 * A time without a zone is taken as UTC: the nginx error log writes the local time of its machine
 * and does not say which. Where that machine is not on UTC, the event time is off by its offset.
 */
export function eventTime(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 2 && bytes[start] === BRACKET && bytes[end - 1] === 0x5d) {
    return eventTime(bytes, start + 1, end - 1);
  }
  if (datedEnd(bytes, start, end) === end) return datedTime(bytes, start, end);
  if (epochEnd(bytes, start, end) === end) return epochTime(bytes, start, end);
  return Number.NaN;
}

/**
 * Where the dated time ends with which the text `bytes[start, end)` begins, or -1. A `[` may stand
 * before it. Also knows syslog's `Nov 22 17:15:43`, which has no year and so no event time.
 */
export function leadingTime(bytes: Uint8Array, start: number, end: number): number {
  const at = start < end && bytes[start] === BRACKET ? start + 1 : start;
  const found = datedEnd(bytes, at, end);
  if (found === -1) return -1;
  if (LETTER[bytes[at]] === 0 || hasWeekday(bytes, at))
    return Number.isNaN(datedTime(bytes, at, found)) ? -1 : found;
  const day = bytes[at + 4] === 0x20 ? bytes[at + 5] - 48 : two(bytes, at + 4);
  const month = monthAt(bytes, at);
  const exists = month !== 0 && day >= 1 && day <= MONTH_LENGTHS[month - 1] + (month === 2 ? 1 : 0);
  return exists && !Number.isNaN(clockAt(bytes, at + 7)) ? found : -1;
}

/** The time of a text that has the shape of a dated time; NaN when there is no such time. */
function datedTime(bytes: Uint8Array, start: number, end: number): number {
  if (hasWeekday(bytes, start)) return weekdayTime(bytes, start, end);
  if (LETTER[bytes[start]] === 1) return Number.NaN;
  if (bytes[start + 2] === SLASH) {
    const day = dayOf(
      two(bytes, start + 7) * 100 + two(bytes, start + 9),
      monthAt(bytes, start + 3),
      two(bytes, start),
    );
    return day + clockAt(bytes, start + 12) - offsetAt(bytes, start + 20, end);
  }
  const day = dayOf(
    two(bytes, start) * 100 + two(bytes, start + 2),
    two(bytes, start + 5),
    two(bytes, start + 8),
  );
  const zone = fractionEnd(bytes, start + 19, end);
  return (
    day +
    clockAt(bytes, start + 11) +
    fraction(bytes, start + 19, zone) -
    offsetAt(bytes, zone, end)
  );
}

/** The time of `Sun Nov 22 17:15:43.123456 2026`. */
function weekdayTime(bytes: Uint8Array, start: number, end: number): number {
  const day = bytes[start + 8] === 0x20 ? bytes[start + 9] - 48 : two(bytes, start + 8);
  const year = two(bytes, end - 4) * 100 + two(bytes, end - 2);
  return (
    dayOf(year, monthAt(bytes, start + 4), day) +
    clockAt(bytes, start + 11) +
    fraction(bytes, start + 19, end - 5)
  );
}

function epochTime(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  let i = start;
  while (i < end && i - start < 16 && bytes[i] >= 48) count = count * 10 + bytes[i++] - 48;
  if (i - start === 13) return count / 1e3;
  if (i - start === 16) return count / 1e6;
  return count + fraction(bytes, i, end);
}

/** Seconds from 1970 to the day, or NaN when the calendar does not have it. */
function dayOf(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1) return Number.NaN;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > MONTH_LENGTHS[month - 1] + (leap ? 1 : 0)) return Number.NaN;
  return daysSince1970(year, month, day) * 86_400;
}

/** The seconds of the day of `HH:MM:SS`, a leap second allowed; NaN out of range. */
function clockAt(bytes: Uint8Array, at: number): number {
  const hour = two(bytes, at);
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  return hour * 3600 + minute * 60 + second;
}

/** Seconds east of UTC of a zone that fills `bytes[start, end)`; 0 without one, NaN out of range. */
function offsetAt(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 5) return 0;
  const sign = bytes[start] === 0x20 ? start + 1 : start;
  const hours = two(bytes, sign + 1);
  const minutes = two(bytes, end - 2);
  if (hours > 23 || minutes > 59) return Number.NaN;
  const seconds = hours * 3600 + minutes * 60;
  return bytes[sign] === 0x2d ? -seconds : seconds;
}

/** The value below 1 of `.123`; 0 of nothing. */
function fraction(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  for (let i = start + 1; i < end; i++) digits = digits * 10 + bytes[i] - 48;
  return end - start > 1 ? digits / 10 ** (end - start - 1) : 0;
}

/** 1 to 12, or 0 when the three letters name no month. */
function monthAt(bytes: Uint8Array, at: number): number {
  const name = ((bytes[at] | 0x20) << 16) | ((bytes[at + 1] | 0x20) << 8) | (bytes[at + 2] | 0x20);
  let month = 12;
  while (month > 0 && MONTHS[month - 1] !== name) month--;
  return month;
}

function two(bytes: Uint8Array, at: number): number {
  return bytes[at] * 10 + bytes[at + 1] - 528;
}

import { DIGIT, LETTER, LOWER } from '../../../base/ascii.ts';
import { dateSince1970, daysSince1970 } from '../../../base/calendar.ts';

const BLANK = 0x20;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

const DAY = 86_400;

/** The names of the months as three small letters in one number. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'
  .split(' ')
  .map((name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2));

/** The bytes between year, month and day, and in front of the time of day, where digits come first. */
const BETWEEN_DATE = '-/: ';
const BEFORE_CLOCK = 'Tt -:';

/**
 * Reads the time with which a text begins:
 *
 *     2026-11-22T17:15:43.123+01:00   2026/11/22 17:15:43   2026:11:22-17:15:43
 *     22/Nov/2026:17:15:43 +0000      22-Nov-2026 17:15:43 +0100
 *     Sun Nov 22 17:15:43 2026        Nov 22 2026 17:15:43        Nov 22 17:15:43
 *
 * A time without a zone is taken as UTC. One without a year (RFC 3164) gets the year that makes it the latest
 * that is at most a day after `now`: a line of 31 December that is read in January is of last year, and 29
 * February is of the last leap year. A second of 60 is a leap second, the first second of the next minute.
 */
export class TimeText {
  /** After a `read`: offset behind the time. */
  end = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #stop = 0;

  /** Seconds since 1970 UTC, or NaN where `bytes[start, end)` begins with no time. Looks at 45 bytes at most. */
  read(bytes: Uint8Array, start: number, end: number, now: number): number {
    this.#bytes = bytes;
    this.#stop = end;
    if (end - start < 15) return Number.NaN;
    if (LETTER[bytes[start]] === 1) return this.#named(start, now);
    return DIGIT[bytes[start + 2]] === 1 ? this.#yearFirst(start) : this.#dayFirst(start);
  }

  /** `2026-11-22T17:15:43`, then fraction and zone. */
  #yearFirst(at: number): number {
    const between = this.#bytes[at + 4];
    const isDate = isOneOf(BETWEEN_DATE, between) && this.#bytes[at + 7] === between;
    if (!isDate || !isOneOf(BEFORE_CLOCK, this.#bytes[at + 10])) return Number.NaN;
    const year = this.#two(at) * 100 + this.#two(at + 2);
    return this.#zoned(dayOf(year, this.#two(at + 5), this.#two(at + 8)), at + 11);
  }

  /** `22/Nov/2026:17:15:43`, then fraction and zone. */
  #dayFirst(at: number): number {
    const between = this.#bytes[at + 2];
    const isDate = isOneOf(BETWEEN_DATE, between) && this.#bytes[at + 6] === between;
    if (!isDate || !isOneOf(BEFORE_CLOCK, this.#bytes[at + 11])) return Number.NaN;
    const year = this.#two(at + 7) * 100 + this.#two(at + 9);
    return this.#zoned(dayOf(year, this.#month(at + 3), this.#two(at)), at + 12);
  }

  /** `Nov 22 17:15:43`, perhaps with a day of the week before it, and a year within or behind it. */
  #named(start: number, now: number): number {
    const bytes = this.#bytes;
    const hasWeekday = LETTER[bytes[start + 4]] === 1;
    const at = hasWeekday ? start + 4 : start;
    if (bytes[at + 3] !== BLANK || bytes[at + 6] !== BLANK) return Number.NaN;
    const month = this.#month(at);
    const day = bytes[at + 4] === BLANK ? this.#two(at + 4, 0) : this.#two(at + 4);
    const hasYear = bytes[at + 11] === BLANK;
    const clock = this.#clock(hasYear ? at + 12 : at + 7);
    if (hasYear) return this.#ended(this.#yearAt(at + 7, month, day) + clock);
    if (hasWeekday) {
      const year = this.end + 1;
      this.end += 5;
      return bytes[year - 1] === BLANK
        ? this.#ended(this.#yearAt(year, month, day) + clock)
        : Number.NaN;
    }
    return this.#ended(latest(month, day, clock, now));
  }

  #yearAt(at: number, month: number, day: number): number {
    return dayOf(this.#two(at) * 100 + this.#two(at + 2), month, day);
  }

  #zoned(day: number, at: number): number {
    const clock = this.#clock(at);
    return this.#ended(day + clock - this.#zone());
  }

  /** Seconds of the day of `17:15:43.123`; `end` is behind it. */
  #clock(at: number): number {
    const bytes = this.#bytes;
    const hour = this.#two(at);
    const minute = this.#two(at + 3);
    const second = this.#two(at + 6);
    if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return Number.NaN;
    if (!(hour <= 23 && minute <= 59 && second <= 60)) return Number.NaN;
    let i = at + 8;
    let fraction = 0;
    if (i + 1 < this.#stop && (bytes[i] === DOT || bytes[i] === COMMA) && DIGIT[bytes[i + 1]] === 1)
      for (let scale = 0.1; ++i < this.#stop && i - at <= 17 && DIGIT[bytes[i]] === 1; scale /= 10)
        fraction += (bytes[i] - 48) * scale;
    this.end = i;
    return hour * 3600 + minute * 60 + second + fraction;
  }

  /** Seconds east of UTC of the zone at `end`, which moves behind it: `Z`, `+01:00`, ` +0100`, or nothing. */
  #zone(): number {
    const bytes = this.#bytes;
    const at = this.end;
    if (at < this.#stop && LOWER[bytes[at]] === 0x7a) {
      this.end = at + 1;
      return 0;
    }
    const sign = bytes[at] === BLANK ? at + 1 : at;
    if (sign + 5 > this.#stop || (bytes[sign] !== PLUS && bytes[sign] !== MINUS)) return 0;
    const minutesAt = bytes[sign + 3] === COLON ? sign + 4 : sign + 3;
    const hours = this.#two(sign + 1);
    const minutes = this.#two(minutesAt);
    if (Number.isNaN(hours) || Number.isNaN(minutes)) return 0;
    this.end = minutesAt + 2;
    if (hours > 23 || minutes > 59) return Number.NaN;
    return (bytes[sign] === MINUS ? -1 : 1) * (hours * 3600 + minutes * 60);
  }

  /** The time, unless a letter or digit goes on behind it. */
  #ended(time: number): number {
    if (this.end > this.#stop) return Number.NaN;
    const next = this.end < this.#stop ? this.#bytes[this.end] : 0;
    return DIGIT[next] === 1 || LETTER[next] === 1 ? Number.NaN : time;
  }

  /** The number of two digits, the first of them as given; NaN of anything else. */
  #two(at: number, first = this.#bytes[at] - 48): number {
    const isNumber = first >= 0 && first <= 9 && at + 1 < this.#stop;
    return isNumber && DIGIT[this.#bytes[at + 1]] === 1
      ? first * 10 + this.#bytes[at + 1] - 48
      : Number.NaN;
  }

  /** 1 to 12; 0 for three letters that are no month. */
  #month(at: number): number {
    const bytes = this.#bytes;
    const name = (LOWER[bytes[at]] << 16) | (LOWER[bytes[at + 1]] << 8) | LOWER[bytes[at + 2]];
    return MONTHS.indexOf(name) + 1;
  }
}

/** A count since 1970 in seconds, milliseconds, microseconds or nanoseconds, told by its size. */
export function epochTime(count: number): number {
  if (!(count >= 0)) return Number.NaN;
  if (count < 1e11) return count;
  if (count < 1e14) return count / 1e3;
  return count < 1e17 ? count / 1e6 : count / 1e9;
}

/** The time of the latest year in which it is at most a day after `now`. */
function latest(month: number, day: number, clock: number, now: number): number {
  const { year: last } = dateSince1970(Math.floor(now / DAY) + 1);
  // Leap days can be eight years apart.
  for (let year = last; year >= last - 8; year--) {
    const time = dayOf(year, month, day) + clock;
    if (time <= now + DAY) return time;
  }
  return Number.NaN;
}

/** Seconds from 1970 to a day, or NaN for a date that the calendar does not have. */
function dayOf(year: number, month: number, day: number): number {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const days = daysSince1970(year, month, day);
  // The 31st of a month of 30 days is in the next one.
  return day > 28 && dateSince1970(days).month !== month ? Number.NaN : days * DAY;
}

function isOneOf(bytes: string, byte: number): boolean {
  return bytes.includes(String.fromCharCode(byte));
}

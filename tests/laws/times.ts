import fc from 'fast-check';

/* Times, and how each format writes them. */

const DAY = 86_400;
const FIRST = Date.UTC(2026, 10, 20) / 1000;

/** Seconds of three days: lines of a source meet three keys. */
export const second: fc.Arbitrary<number> = fc.integer({ min: FIRST, max: FIRST + 3 * DAY - 1 });

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}

/** As nginx's `$time_local`. */
export function localTime(seconds: number): string {
  const [date, clock] = isoTime(seconds).slice(0, -1).split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock} +0000`;
}

/** As nginx's error log. */
export function errorTime(seconds: number): string {
  return isoTime(seconds).slice(0, -1).replaceAll('-', '/').replace('T', ' ');
}

/** The longest that a receiver can make us wait, in seconds. */
const LONGEST_RETRY_AFTER = 3600;

/**
 * How many seconds a Retry-After header (RFC 9110, section 10.2.3: seconds or a date) asks for, at
 * most an hour; undefined when there is none or it cannot be read. `now` in seconds since 1970.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : Date.parse(text) / 1000 - now;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(seconds, 0), LONGEST_RETRY_AFTER);
}

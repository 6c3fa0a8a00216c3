/** A time in seconds since 1970 as RFC 3339 in UTC, to the second. */
export function timeText(seconds: number): string {
  return `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`;
}

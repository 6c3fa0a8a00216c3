/*
 * Times are looked up by the minute, counts since 1970 by ten seconds: what is less is read as zeros, and the seconds
 * are told apart from it.
 *
 *     22/Nov/2026:17:15:43 +0000      2026-11-22T17:15:43.250+00:00      1795367743.250      1795367743250
 *                       ^^                             ^^ ^^^                     ^ ^^^               ^^^^
 */

const minute = memory.data(48, 16);

/** No longer time is known by less than all its bytes. */
const LONGEST: usize = 40;

/** The seconds that stood in place of zeros in the key that `timeKey` gave last. */
export let seconds: u32 = 0;

@inline
function isDigit(at: usize): bool {
  return <u8>(load<u8>(at) - 48) < 10;
}

/** Where the digits end that stand in [at, end) from `at` on. */
@inline
function digitsEnd(at: usize, end: usize): usize {
  let i = at;
  while (i < end && isDigit(i)) i++;
  return i;
}

/** The same for the digits of a fraction, behind its point or comma at `at`; `at` where there is none. */
@inline
function fractionEnd(at: usize, end: usize): usize {
  if (at >= end || (load<u8>(at) != 0x2e && load<u8>(at) != 0x2c)) return at;
  return digitsEnd(at + 1, end);
}

/** Writes zeros over the digits of the copy from `from` up to `to`, offsets from the first byte. */
@inline
function blank(from: usize, to: usize): void {
  for (let i = from; i < to; i++) if (isDigit(minute + i)) store<u8>(minute + i, 48);
}

@inline
function copied(start: usize): usize {
  v128.store(minute, v128.load(start));
  v128.store(minute + 16, v128.load(start + 16));
  v128.store(minute + 32, v128.load(start + 32));
  return minute;
}

/** Where the key of the time [start, start + length) stands, of the same length; until the next call. */
export function timeKey(start: usize, length: usize): usize {
  seconds = 0;
  if (length < 10 || length > LONGEST) return start;
  const end = start + length;
  const colon: usize = load<u8>(start, 2) == 0x2f ? 17 : 16;
  if (length > colon + 2 && load<u8>(start + colon) == 0x3a) {
    const at = colon + 1;
    const tens = <u32>load<u8>(start + at) - 48;
    const ones = <u32>load<u8>(start + at, 1) - 48;
    // What is no second from 00 to 59 is looked up as it is.
    if (tens > 5 || ones > 9) return start;
    seconds = tens * 10 + ones;
    const stop = fractionEnd(start + at + 2, end);
    copied(start);
    blank(at, stop - start);
    return minute;
  }
  const digits = digitsEnd(start, end) - start;
  if (digits != 10 && digits != 13 && digits != 16) return start;
  // Seconds have a fraction, milliseconds and microseconds have none.
  const stop = digits == 10 ? fractionEnd(start + 10, end) : start + digits;
  if (stop != end) return start;
  seconds = <u32>load<u8>(start, 9) - 48;
  copied(start);
  blank(9, length);
  return minute;
}

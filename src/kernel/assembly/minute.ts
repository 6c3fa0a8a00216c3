/*
 * Times are looked up by the minute: their seconds are read as `00`, and told apart from it.
 *
 *     22/Nov/2026:17:15:43 +0000      2026-11-22T17:15:43+00:00
 *                       ^^                             ^^
 */

const minute = memory.data(32, 16);

/** The seconds that stood in place of `00` in the key that `timeKey` gave last. */
export let seconds: u32 = 0;

/** Where the seconds of the time stand, from its first byte on; 0 where it is looked up as it is. */
@inline
function secondsIn(start: usize, length: usize): usize {
  if (length == 26 && load<u8>(start, 17) == 0x3a) return 18;
  return (length == 25 || length == 20) && load<u8>(start, 16) == 0x3a ? 17 : 0;
}

/** Where the key of the time [start, start + length) stands, of the same length; until the next call. */
export function timeKey(start: usize, length: usize): usize {
  seconds = 0;
  const at = secondsIn(start, length);
  if (at == 0) return start;
  const tens = <u32>load<u8>(start + at) - 48;
  const ones = <u32>load<u8>(start + at, 1) - 48;
  // What is no second from 00 to 59 is looked up as it is.
  if (tens > 5 || ones > 9) return start;
  seconds = tens * 10 + ones;
  v128.store(minute, v128.load(start));
  v128.store(minute + 16, v128.load(start + 16));
  store<u16>(minute + at, 0x3030);
  return minute;
}

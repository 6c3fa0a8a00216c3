/** In seconds. */
const FIRST = 1;
const LONGEST = 300;

/**
 * How many seconds to wait after the `failures`th failure in a row (from 1): doubles from one second to
 * five minutes, half of it by chance, so that many senders do not come back at once. `random` gives
 * numbers from 0 to 1.
 */
export function backoff(failures: number, random: () => number): number {
  const most = Math.min(FIRST * 2 ** (failures - 1), LONGEST);
  return most / 2 + (random() * most) / 2;
}

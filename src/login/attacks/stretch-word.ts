/*
 * An hour of event time as seven stretches of ten minutes: the running one and the six before it. What
 * happened within the last 60 minutes is always in, what is older than 70 never. A count for each
 * stretch, saturating at 15, is a nibble of one small number:
 *
 *     bit 27 ┌──────┬──────┬─ … ─┬──────┐ bit 0
 *            │ 60 m │ 50 m │     │ now  │
 *            └──────┴──────┴─ … ─┴──────┘
 */

/** Seconds of one stretch. */
export const STRETCH = 600;
export const STRETCHES = 7;

const NIBBLE = 15;
const ALL = 0x0fff_ffff;

/** The word with one more in the stretch that is `age` stretches back (0 to 6). */
export function counted(word: number, age: number): number {
  const shift = 4 * age;
  return ((word >> shift) & NIBBLE) === NIBBLE ? word : word + (1 << shift);
}

/** The word after `steps` stretches have gone by. */
export function aged(word: number, steps: number): number {
  // A shift counts modulo 32, so what is older than the hour must not get there.
  return steps < STRETCHES ? (word << (4 * steps)) & ALL : 0;
}

/** The sum of all stretches: at most 105. */
export function sumOf(word: number): number {
  const pairs = (word & 0x0f0f_0f0f) + ((word >> 4) & 0x0f0f_0f0f);
  return Math.imul(pairs, 0x0101_0101) >>> 24;
}

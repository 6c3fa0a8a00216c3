import { DIGIT } from '../../base/ascii.ts';
import type { TimeMode } from '../../model/policy.ts';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** How many of the parts hour, minute, second a cut leaves. */
const PARTS_LEFT = { day: 0, hour: 1, minute: 2 } as const;

/**
 * Cuts a time to the minute, hour or day, in the spelling that it has: `17:15:43.250` becomes
 * `17:15:00.000`, a number of seconds (or ms, or µs) is rounded down. Every byte keeps its place.
 * A time that holds no such parts comes back as `redacted_time`.
 */
export function cutTime(unit: Exclude<TimeMode, 'keep'>): (value: Uint8Array) => Uint8Array {
  return (value) => {
    const clock = clockStart(value);
    if (clock === -1) return cutNumber(value, SECONDS[unit]);
    const out = Uint8Array.from(value);
    const firstCut = clock + 3 * PARTS_LEFT[unit];
    let i = firstCut;
    // The clock ends where the zone begins; digits of the zone stay.
    for (
      ;
      i < out.length && (DIGIT[out[i]] === 1 || ':.,'.includes(String.fromCharCode(out[i])));
      i++
    )
      if (DIGIT[out[i]] === 1) out[i] = 0x30;
    return out;
  };
}

/** Where `HH:MM` begins, or -1. In `22/Nov/2026:17:15:43` the colon before it is not part of it. */
function clockStart(value: Uint8Array): number {
  for (let i = 0; i + 5 <= value.length; i++) {
    if (i > 0 && DIGIT[value[i - 1]] === 1) continue;
    if (DIGIT[value[i]] === 1 && DIGIT[value[i + 1]] === 1 && value[i + 2] === 0x3a) return i;
  }
  return -1;
}

/** Rounds `1700000000`, `1700000000.123`, 13 digits of ms or 16 of µs down to a multiple of `step`. */
function cutNumber(value: Uint8Array, step: number): Uint8Array {
  const text = Buffer.from(value).toString('latin1');
  const match = /^(\d{9,16})(\.\d+)?$/.exec(text);
  const digits = match?.[1];
  if (digits === undefined) return new Uint8Array(Buffer.from('redacted_time'));
  const scale = digits.length > 13 ? 1_000_000n : digits.length > 10 ? 1000n : 1n;
  const whole = BigInt(digits);
  const cut = whole - (whole % (BigInt(step) * scale));
  const fraction = (match?.[2] ?? '').replace(/\d/g, '0');
  return new Uint8Array(Buffer.from(String(cut).padStart(digits.length, '0') + fraction));
}

import type { Random } from '../generate/random.ts';

export const DIGITS = '0123456789';
export const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const HEX = '0123456789abcdef';
export const ALNUM = UPPER + LOWER + DIGITS;
export const BASE64URL = `${ALNUM}-_`;

/** `count` characters out of `alphabet`. */
export function draw(random: Random, alphabet: string, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += alphabet[random.below(alphabet.length)];
  return text;
}

/** A whole number from `low` up to and with `high`, padded with zeros to `width`. */
export function padded(random: Random, low: number, high: number, width: number): string {
  return String(low + random.below(high - low + 1)).padStart(width, '0');
}

/**
 * Fills a pattern: `9` is any digit, `8` one from 1, `A` an upper-case letter, `a` a lower-case one, `#` a
 * letter or digit in upper case; the rest stays.
 */
export function filled(random: Random, pattern: string): string {
  return pattern.replace(/[98Aa#]/g, (mark) => {
    if (mark === '9') return draw(random, DIGITS, 1);
    if (mark === '8') return draw(random, '123456789', 1);
    if (mark === 'A') return draw(random, UPPER, 1);
    return draw(random, mark === 'a' ? LOWER : UPPER + DIGITS, 1);
  });
}

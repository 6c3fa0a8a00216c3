import type { Random } from '../../generate/random.ts';

/**
 * Encodes every character that `must` names, and of the others none, some or all, as sloppy and as
 * wary programs do. Where there is no such character, some others are encoded, so that something is.
 */
export function sprinkled(
  text: string,
  random: Random,
  must: RegExp,
  write: (char: string) => string,
): string {
  const chars = [...text];
  const none = must.test(text) ? 0 : 0.3;
  const share = random.pick([none, none, 0.3, 1]);
  const picked = chars.map((char) => must.test(char) || random.chance(share));
  if (!picked.includes(true)) picked[random.below(picked.length)] = true;
  return chars.map((char, i) => (picked[i] ? write(char) : char)).join('');
}

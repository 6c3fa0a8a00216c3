import type { Random } from '../../generate/random.ts';
import { padded } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** The letter is the remainder by 23; the first letter of an NIE counts as 0, 1 or 2. */
const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export function dni(random: Random): string {
  const digits = padded(random, 1_000_000, 99_999_999, 8);
  return digits + LETTERS[Number(digits) % 23];
}

function nie(random: Random): string {
  const first = random.below(3);
  const digits = padded(random, 0, 9_999_999, 7);
  return `${'XYZ'[first]}${digits}${LETTERS[Number(`${first}${digits}`) % 23]}`;
}

export const ES_DNI: ValueKind = {
  name: 'ES DNI/NIE',
  group: 'person',
  ...byName(['dni', 'nie', 'nif'], { phrases: wordPhrases(['DNI', 'NIE', 'NIF']) }),
  variants: [
    { name: 'DNI', make: dni },
    { name: 'NIE', make: nie },
    { name: 'DNI with a dash', make: (r) => dni(r).replace(/(.)$/, '-$1') },
  ],
};

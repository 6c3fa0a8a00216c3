import type { Random } from '../../generate/random.ts';
import { DIGITS, draw, padded } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import { weighted } from '../number/weighted.ts';
import type { ValueKind } from '../value-kind.ts';

/** Birth date (months from 21 for 2000 to 2099), serial, check digit. */
function pesel(random: Random): string {
  const year = 1930 + random.below(85);
  const month = 1 + random.below(12) + (year >= 2000 ? 20 : 0);
  const date = `${String(year).slice(2)}${String(month).padStart(2, '0')}${padded(random, 1, 28, 2)}`;
  const digits = date + draw(random, DIGITS, 4);
  return digits + ((10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
}

export const PL_PESEL: ValueKind = {
  name: 'PL PESEL',
  group: 'person',
  ...byName(['pesel', 'numer_pesel'], { phrases: wordPhrases(['PESEL']), paths: ['/pesel/'] }),
  variants: [{ name: 'digits', make: pesel }],
};

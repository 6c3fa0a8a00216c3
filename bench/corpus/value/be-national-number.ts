import type { Random } from '../../generate/random.ts';
import { padded } from '../draw.ts';
import { byName, byShape, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Birth date, serial and 97 minus the remainder of it all by 97, with a 2 before it for those born from 2000. */
function number(random: Random): string {
  const year = 1930 + random.below(85);
  const serial = padded(random, 1, 997, 3);
  const digits = `${String(year).slice(2)}${padded(random, 1, 12, 2)}${padded(random, 1, 28, 2)}${serial}`;
  const counted = Number(year >= 2000 ? `2${digits}` : digits);
  return digits + String(97 - (counted % 97)).padStart(2, '0');
}

export const BE_NATIONAL_NUMBER: ValueKind = {
  name: 'BE national number',
  group: 'person',
  ...byShape(),
  variants: [
    {
      name: 'grouped',
      make: (r) => number(r).replace(/(..)(..)(..)(...)(..)/, '$1.$2.$3-$4.$5'),
    },
    {
      name: 'digits',
      ...byName(['rijksregisternummer', 'insz', 'national_number'], {
        phrases: wordPhrases(['rijksregisternummer', 'INSZ', 'numéro national']),
      }),
      make: number,
    },
  ],
};

import type { Random } from '../../generate/random.ts';
import { DIGITS, draw } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import { weighted } from '../number/weighted.ts';
import type { ValueKind } from '../value-kind.ts';

/** Eight digits and one that makes 9a + 8b + … + 2h − i a multiple of 11. */
export function bsn(random: Random): string {
  for (;;) {
    const digits = `${1 + random.below(9)}${draw(random, DIGITS, 7)}`;
    const last = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    if (last < 10) return `${digits}${last}`;
  }
}

export const BSN: ValueKind = {
  name: 'bsn',
  group: 'person',
  ...byName(['bsn', 'burgerservicenummer', 'bsn_nummer', 'clientBsn'], {
    phrases: wordPhrases(['BSN', 'burgerservicenummer', 'sofinummer']),
    paths: ['/bsn/'],
  }),
  variants: [
    { name: 'digits', make: bsn },
    { name: 'grouped', make: (r) => bsn(r).replace(/(....)(..)(...)/, '$1.$2.$3') },
  ],
};

import type { Random } from '../../generate/random.ts';
import { DIGITS, draw } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** HMRC NIM39110: prefixes that are not given out. */
const UNUSED = ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'];

function nino(random: Random): string {
  for (;;) {
    const prefix = draw(random, 'ABCEGHJKLMNPRSTWXYZ', 1) + draw(random, 'ABCEGHJKLMNPRSTWXYZ', 1);
    if (!UNUSED.includes(prefix)) return prefix + draw(random, DIGITS, 6) + draw(random, 'ABCD', 1);
  }
}

export const UK_NINO: ValueKind = {
  name: 'UK NINO',
  group: 'person',
  ...byName(['nino', 'national_insurance_number', 'ni_number'], {
    phrases: wordPhrases(['NINO', 'national insurance number']),
  }),
  variants: [
    { name: 'together', make: nino },
    { name: 'in pairs', make: (r) => nino(r).replace(/(..)(..)(..)(..)(.)/, '$1 $2 $3 $4 $5') },
  ],
};

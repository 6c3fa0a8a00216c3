import type { Random } from '../../generate/random.ts';
import { padded } from '../draw.ts';
import { byName, byShape, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Area 001 to 899 without 666, group from 01, serial from 0001 (SSA, randomization of 2011). */
function ssn(random: Random, separator: string): string {
  const area = 1 + random.below(898);
  const parts = [String(area >= 666 ? area + 1 : area).padStart(3, '0')];
  return [...parts, padded(random, 1, 99, 2), padded(random, 1, 9999, 4)].join(separator);
}

export const US_SSN: ValueKind = {
  name: 'US SSN',
  group: 'person',
  ...byShape(),
  variants: [
    { name: 'with dashes', make: (r) => ssn(r, '-') },
    {
      name: 'digits',
      ...byName(['ssn', 'social_security_number', 'socialSecurity'], {
        phrases: wordPhrases(['SSN', 'social security number']),
      }),
      make: (r) => ssn(r, ''),
    },
    {
      name: 'with blanks',
      ...byName(['ssn', 'social_security_number'], { phrases: wordPhrases(['SSN']) }),
      make: (r) => ssn(r, ' '),
    },
  ],
};

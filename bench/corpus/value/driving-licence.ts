import { filled } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

export const DRIVING_LICENCE: ValueKind = {
  name: 'driving licence',
  group: 'person',
  ...byName(['rijbewijsnummer', 'driving_licence', 'drivers_license_number', 'rijbewijs'], {
    phrases: wordPhrases(['rijbewijs', 'rijbewijsnummer', 'driving licence']),
  }),
  variants: [
    { name: 'NL', make: (r) => filled(r, '4999999999') },
    { name: 'BE', make: (r) => filled(r, '1999999999') },
    {
      name: 'DE',
      phrases: wordPhrases(['Führerschein', 'Führerscheinnummer']),
      make: (r) => filled(r, 'A999###9988').replace(/8(.)$/, '1$1'),
    },
  ],
};

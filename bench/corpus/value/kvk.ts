import { filled } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

export const KVK: ValueKind = {
  name: 'KVK',
  group: 'company',
  ...byName(['kvk', 'kvknummer', 'kvk_nummer', 'kvkNr'], {
    phrases: wordPhrases(['KVK', 'KvK-nummer', 'Kamer van Koophandel']),
    paths: ['/kvk/'],
  }),
  variants: [{ name: 'digits', make: (r) => filled(r, '89999999') }],
};

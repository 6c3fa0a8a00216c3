import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const COUNTRIES = ['NL', 'DE', 'BE', 'FR', 'GB', 'US', 'LU', 'PL', 'IT', 'ES'];

/** ISO 9362, of a bank that does not exist. */
export const BIC: ValueKind = {
  name: 'BIC',
  group: 'company',
  ...byName(['bic', 'swift_code', 'bicCode'], {
    phrases: wordPhrases(['BIC', 'SWIFT']),
  }),
  variants: [
    {
      name: 'of 8',
      make: (r) =>
        `${r.pick(['NOBK', 'ZZBK', 'XNOB'])}${r.pick(COUNTRIES)}${r.pick(['2A', '21', 'FF', '2L'])}`,
    },
    {
      name: 'of 11',
      make: (r) =>
        `NOBK${r.pick(COUNTRIES)}${r.pick(['2A', '21', 'FF'])}${r.pick(['XXX', '100', 'ABC'])}`,
    },
  ],
};

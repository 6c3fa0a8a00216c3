import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';
import { LAST_NAMES } from './people.ts';

export const CUSTOMER_DOMAIN: ValueKind = {
  name: 'customer domain',
  group: 'network',
  ...byName(['domein', 'domeinnaam', 'customer_domain', 'whois'], {
    phrases: wordPhrases(['whois', 'domeinnaam']),
    paths: ['/whois/', '/domein/'],
  }),
  variants: [
    {
      name: 'ASCII',
      make: (r) =>
        `${r.pick(['bakkerij', 'schilder', 'praktijk'])}-${r.pick(LAST_NAMES)}${r.below(100)}.example`.toLowerCase(),
    },
    {
      name: 'beyond ASCII',
      make: (r) =>
        `${r.pick(['café', 'müller', 'señor'])}-${r.pick(LAST_NAMES)}${r.below(100)}.example`.toLowerCase(),
    },
  ],
};

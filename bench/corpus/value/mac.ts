import type { Random } from '../../generate/random.ts';
import { byName, byShape, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Locally administered (IEEE 802: second bit of the first octet), so no maker's. */
function octets(random: Random): string[] {
  return Array.from({ length: 6 }, (_, i) => {
    const octet = random.below(256);
    return (i === 0 ? (octet & 0xfc) | 2 : octet).toString(16).padStart(2, '0');
  });
}

export const MAC: ValueKind = {
  name: 'MAC',
  group: 'network',
  ...byShape(),
  variants: [
    { name: 'with colons', make: (r) => octets(r).join(':') },
    { name: 'with dashes', make: (r) => octets(r).join('-').toUpperCase() },
    {
      name: 'in threes',
      ...byName(['mac', 'mac_address'], { phrases: wordPhrases(['MAC', 'mac address']) }),
      make: (r) =>
        octets(r)
          .join('')
          .replace(/(....)(....)(....)/, '$1.$2.$3'),
    },
  ],
};

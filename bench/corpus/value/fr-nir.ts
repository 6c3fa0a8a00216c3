import type { Random } from '../../generate/random.ts';
import { padded } from '../draw.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Sex, year, month, département, commune, order and a key that completes the number to 97; 2A counts as 19, 2B as 18. */
function nir(random: Random): string {
  const department = random.pick(['01', '13', '33', '59', '75', '92', '2A', '2B']);
  const number = [
    1 + random.below(2),
    padded(random, 0, 99, 2),
    padded(random, 1, 12, 2),
    department,
    padded(random, 1, 900, 3),
    padded(random, 1, 999, 3),
  ].join('');
  const counted = Number(number.replace('2A', '19').replace('2B', '18'));
  return number + String(97 - (counted % 97)).padStart(2, '0');
}

export const FR_NIR: ValueKind = {
  name: 'FR NIR',
  group: 'person',
  ...byShape(),
  variants: [
    { name: 'together', make: nir },
    {
      name: 'grouped',
      make: (r) => nir(r).replace(/(.)(..)(..)(..)(...)(...)(..)/, '$1 $2 $3 $4 $5 $6 $7'),
    },
  ],
};

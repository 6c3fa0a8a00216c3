import type { Random } from '../../generate/random.ts';
import { draw, filled } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const STREETS = ['Lindelaan', 'Dorpsstraat', 'Minister Verzonnenstraat', 'Kerkweg', 'Rue Inventée'];
const PLACES = ['Verzonnendam', 'Nergenshuizen', 'Bedachtstad', 'Sint Fictiefskerke'];

const street = (r: Random): string => r.pick(STREETS);
const postcode = (r: Random): string => filled(r, '8999 AA');
const house = (r: Random): string => `${1 + r.below(400)}${draw(r, 'abc', r.below(2))}`;

/** The house number alone says nothing and stands in many lines by chance. */
const withHouse = (secret: string, number: string) => ({
  text: `${secret} ${number}`,
  secrets: [secret],
});

export const ADDRESS: ValueKind = {
  name: 'address',
  group: 'person',
  ...byName(['adres', 'street_address', 'bezorgadres', 'billingAddress', 'adresregel1']),
  variants: [
    { name: 'street and house', make: (r) => withHouse(street(r), house(r)) },
    { name: 'whole', make: (r) => `${street(r)} ${house(r)}, ${postcode(r)} ${r.pick(PLACES)}` },
    { name: 'street', ...byName(['straat', 'street', 'straatnaam']), make: street },
    {
      name: 'place',
      ...byName(['woonplaats', 'residence']),
      make: (r) => r.pick(PLACES),
    },
    { name: 'postcode', ...byName(['postcode', 'zip', 'postal_code']), make: postcode },
  ],
};

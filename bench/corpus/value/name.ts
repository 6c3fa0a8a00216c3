import type { Random } from '../../generate/random.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';
import { FIRST_NAMES, LAST_NAMES } from './people.ts';

const PARTICLES = ['van', 'de', 'van der', "van 't", 'ten', 'van den'];

const first = (r: Random): string => r.pick(FIRST_NAMES);
const last = (r: Random): string => r.pick(LAST_NAMES);

export const NAME: ValueKind = {
  name: 'name',
  group: 'person',
  ...byName(['naam', 'fullname', 'contactpersoon', 'customer_name', 'tnv']),
  variants: [
    { name: 'full', make: (r) => `${first(r)} ${last(r)}` },
    { name: 'with a particle', make: (r) => `${first(r)} ${r.pick(PARTICLES)} ${last(r)}` },
    { name: 'first', ...byName(['voornaam', 'firstName', 'given_name']), make: first },
    { name: 'last', ...byName(['achternaam', 'lastname', 'family-name', 'surname']), make: last },
    {
      name: 'double',
      ...byName(['achternaam', 'last_name']),
      make: (r) => `${last(r)}-${last(r)}`,
    },
  ],
};

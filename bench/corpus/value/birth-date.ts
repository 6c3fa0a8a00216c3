import type { Random } from '../../generate/random.ts';
import { padded } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const MONTHS = 'januari februari maart april mei juni juli augustus september oktober'.split(' ');

const parts = (r: Random): readonly [string, string, string] => [
  padded(r, 1930, 2009, 4),
  padded(r, 1, 12, 2),
  padded(r, 1, 28, 2),
];

export const BIRTH_DATE: ValueKind = {
  name: 'birth date',
  group: 'person',
  ...byName(['geboortedatum', 'birthdate', 'dob', 'date_of_birth', 'birthDay'], {
    phrases: wordPhrases(['geboortedatum', 'geboren', 'date of birth', 'dob']),
  }),
  variants: [
    { name: 'ISO', make: (r) => parts(r).join('-') },
    { name: 'Dutch', make: (r) => parts(r).toReversed().join('-') },
    { name: 'with slashes', make: (r) => parts(r).toReversed().join('/') },
    { name: 'in words', make: (r) => `${1 + r.below(28)} ${r.pick(MONTHS)} ${parts(r)[0]}` },
    { name: 'digits', make: (r) => parts(r).join('') },
  ],
};

import type { Random } from '../../generate/random.ts';
import { DIGITS, draw } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';
import { FIRST_NAMES, LAST_NAMES } from './people.ts';

const account = (r: Random): string => {
  const name = `${r.pick(FIRST_NAMES)[0]}${r.pick(['', '.', '_', '-'])}${r.pick(LAST_NAMES)}`;
  return `${name}${draw(r, DIGITS, 1 + r.below(3))}`.toLowerCase();
};

export const URL_USER: ValueKind = {
  name: 'user in URL',
  group: 'person',
  ...byName(['username', 'gebruikersnaam', 'loginname'], {
    phrases: [
      'GET /~{}/foto.jpg refused',
      'open() "/home/site/users/{}/x.html" failed',
      'user={} logged out',
    ],
    paths: ['/~', '/users/', '/user/', '/u/', '/profile/', '/profiel/', '/members/'],
  }),
  variants: [{ name: 'account', make: account }],
};

import { ALNUM, draw } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

export const PASSWORD: ValueKind = {
  name: 'password',
  group: 'secret',
  ...byName(['password', 'wachtwoord', 'passwd', 'new_password', 'userPass', 'pwd']),
  variants: [
    { name: 'letters and digits', make: (r) => draw(r, ALNUM, 10 + r.below(8)) },
    {
      name: 'with marks',
      make: (r) =>
        `${draw(r, ALNUM, 6)}${r.pick(['!', '$', '@', '.', '-', '*'])}${draw(r, ALNUM, 5)}`,
    },
    {
      name: 'with marks of URLs',
      make: (r) => `${draw(r, ALNUM, 5)}${r.pick(['&', '#', '%', '+', '='])}${draw(r, ALNUM, 6)}`,
    },
    {
      name: 'of words',
      make: (r) => `${draw(r, ALNUM, 5)} ${draw(r, ALNUM, 5)} ${draw(r, ALNUM, 4)}`,
    },
  ],
};

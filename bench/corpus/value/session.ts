import { ALNUM, draw, HEX, UPPER } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const phrases = [
  'session={} expired',
  'Cookie: theme=dark; sessionid={}; lang=nl',
  'Set-Cookie: sessionid={}; Path=/; HttpOnly',
];

export const SESSION: ValueKind = {
  name: 'session',
  group: 'secret',
  ...byName(['session', 'sessionid', 'sid', 'session_token'], { by: 'machines', phrases }),
  variants: [
    {
      name: 'PHP',
      ...named('PHPSESSID'),
      make: (r) => draw(r, 'abcdefghijklmnopqrstuv0123456789', 26),
    },
    {
      name: 'Java',
      ...named('JSESSIONID'),
      make: (r) => draw(r, `0123456789${UPPER.slice(0, 6)}`, 32),
    },
    {
      name: 'Express',
      ...named('connect.sid'),
      make: (r) => `s:${draw(r, ALNUM, 32)}.${draw(r, ALNUM, 43)}`,
    },
    { name: 'hexadecimal', make: (r) => draw(r, HEX, 40) },
  ],
};

function named(name: string) {
  return {
    names: [name],
    phrases: phrases.map((phrase) => phrase.replace(/session(id)?=/, `${name}=`)),
  };
}

import { ALNUM, BASE64URL, draw } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';
import { jwt } from './jwt.ts';
import { FIRST_NAMES } from './people.ts';

const phrases = [
  'Authorization: {} was refused',
  'headers {accept: */*, authorization: "{}"}',
  "curl -H 'Authorization: {}' failed",
];

/** RFC 7617 and RFC 6750. */
export const AUTHORIZATION: ValueKind = {
  name: 'Basic and Bearer',
  group: 'secret',
  ...byName(['authorization', 'proxy-authorization', 'http_authorization'], {
    by: 'machines',
    phrases,
    places: ['JSON key', 'JSON text', 'JSON in JSON', 'text', 'error text', 'query', 'form'],
  }),
  variants: [
    {
      name: 'Basic',
      make: (r) => {
        const secret = draw(r, ALNUM, 12);
        const pair = Buffer.from(`${r.pick(FIRST_NAMES)}:${secret}`).toString('base64');
        return { text: `Basic ${pair}`, secrets: [pair, secret] };
      },
    },
    { name: 'Bearer', make: (r) => bearer(draw(r, BASE64URL, 32 + r.below(16))) },
    { name: 'Bearer of a JWT', make: (r) => bearer(jwt(r)) },
  ],
};

const bearer = (secret: string) => ({ text: `Bearer ${secret}`, secrets: [secret] });

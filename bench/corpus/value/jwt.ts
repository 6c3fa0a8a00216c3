import type { Random } from '../../generate/random.ts';
import { BASE64URL, draw } from '../draw.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const encoded = (claims: object): string =>
  Buffer.from(JSON.stringify(claims)).toString('base64url');

/** RFC 7519, in the compact form of RFC 7515. */
export function jwt(random: Random): string {
  const header = encoded({ alg: random.pick(['HS256', 'RS256', 'ES256']), typ: 'JWT' });
  const claims = {
    sub: `jan${random.below(9999)}@example.org`,
    iat: 1_795_000_000 + random.below(9e5),
  };
  return `${header}.${encoded(claims)}.${draw(random, BASE64URL, 43)}`;
}

export const JWT: ValueKind = {
  name: 'JWT',
  group: 'secret',
  ...byShape({ by: 'machines', paths: ['/bevestig/', '/sso/'] }),
  variants: [
    { name: 'signed', make: jwt },
    {
      name: 'encrypted',
      make: (r) =>
        `${encoded({ alg: 'dir', enc: 'A256GCM' })}..${draw(r, BASE64URL, 16)}.${draw(r, BASE64URL, 60)}.${draw(r, BASE64URL, 22)}`,
    },
  ],
};

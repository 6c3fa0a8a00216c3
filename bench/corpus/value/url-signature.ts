import { ALNUM, BASE64URL, draw, HEX } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

export const URL_SIGNATURE: ValueKind = {
  name: 'URL signature',
  group: 'secret',
  ...byName(['signature', 'sig', 'hmac'], {
    by: 'machines',
    phrases: ['GET https://files.example/a.pdf?expires=1795300000&signature={} gave 403'],
  }),
  variants: [
    { name: 'AWS 4', names: ['X-Amz-Signature'], make: (r) => draw(r, HEX, 64) },
    { name: 'Google', names: ['X-Goog-Signature'], make: (r) => draw(r, HEX, 128) },
    { name: 'Azure', names: ['sig'], make: (r) => `${draw(r, ALNUM, 43)}=` },
    { name: 'CloudFront', names: ['Signature'], make: (r) => `${draw(r, BASE64URL, 86)}__` },
    { name: 'AWS 2', names: ['Signature'], make: (r) => `${draw(r, ALNUM, 27)}=` },
    { name: 'own', names: ['hmac', 'signature'], make: (r) => draw(r, HEX, 40) },
  ],
};

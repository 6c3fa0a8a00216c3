import { DIGITS, draw, HEX, LOWER } from '../draw.ts';
import type { ValueKind } from '../value-kind.ts';
import { harmless } from './harmless.ts';

export const HASHES: readonly ValueKind[] = [
  harmless('MD5', ['etag', 'md5', 'rev'], (r) => draw(r, HEX, 32)),
  harmless('SHA-1', ['commit', 'sha1'], (r) => draw(r, HEX, 40)),
  harmless('SHA-256', ['digest', 'sha256'], (r) => draw(r, HEX, 64)),
  harmless('short commit', ['commit', 'rev'], (r) => draw(r, HEX, 7)),
  harmless(
    'UUID',
    ['item', 'cart', 'uuid'],
    (r) =>
      `${r.hex(8)}-${draw(r, HEX, 4)}-4${draw(r, HEX, 3)}-a${draw(r, HEX, 3)}-${draw(r, HEX, 12)}`,
  ),
  harmless('request id', ['request_id', 'trace_id'], (r) => draw(r, HEX, 32)),
  harmless('colour', ['colour', 'kleur'], (r) => `#${draw(r, HEX, 6)}`),
  harmless('slug', ['slug', 'item'], (r) => `${draw(r, LOWER, 6)}-${draw(r, LOWER + DIGITS, 8)}`),
];

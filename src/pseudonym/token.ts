import { writeBase32 } from '../base/base32.ts';
import type { EpochKeys } from '../model/action.ts';

const UNDERSCORE = 0x5f;

/** Characters of base 32 for the 5 bytes of a key id and the 10 of a mac. */
const KEY_ID_TEXT = 8;
const MAC_TEXT = 16;

/**
 * The token for a value: `<kind>_<key id>_<mac>`, such as `user_k3fqmz4t_` and 16 more characters,
 * all of them ASCII letters, digits and `_`. `kind` is a short word of such characters; each kind
 * has a subkey of its own, so that equal values of different kinds cannot be linked.
 */
export function writeToken(kind: string, value: Uint8Array, keys: EpochKeys): Uint8Array {
  const out = new Uint8Array(kind.length + 1 + KEY_ID_TEXT + 1 + MAC_TEXT);
  let at = 0;
  for (; at < kind.length; at++) out[at] = kind.charCodeAt(at);
  out[at] = UNDERSCORE;
  at = writeBase32(keys.keyId, out, at + 1);
  out[at] = UNDERSCORE;
  writeBase32(keys.mac(`token ${kind}`, value), out, at + 1);
  return out;
}

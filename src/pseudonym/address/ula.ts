import type { EpochKeys } from '../../model/action.ts';

/** First byte of the unique local addresses that a site assigns itself (RFC 4193, section 3.1). */
const LOCALLY_ASSIGNED = 0xfd;

/**
 * The address that stands in place of `address` (canonical: 4 or 16 bytes): 16 bytes of a unique
 * local address, which can be nobody's on the internet.
 *
 *     fd   key id (5)   HMAC-SHA256(subkey for addresses, address) (first 10)
 */
export function ula(address: Uint8Array, keys: EpochKeys): Uint8Array {
  const out = new Uint8Array(16);
  out[0] = LOCALLY_ASSIGNED;
  out.set(keys.keyId, 1);
  out.set(keys.mac('address', address), 6);
  return out;
}

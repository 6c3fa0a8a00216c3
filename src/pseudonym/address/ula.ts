import type { EpochKeys } from '../../model/action.ts';

/** First byte of the unique local addresses that a site assigns itself (RFC 4193, section 3.1). */
const LOCALLY_ASSIGNED = 0xfd;

/**
 * The address that stands in place of `address` (canonical: 4 or 16 bytes): 16 bytes of a unique
 * local address, which can be nobody's on the internet. They are written to `out`, which is given back.
 *
 *     fd   key id (5)   HMAC-SHA256(subkey for addresses, address) (first 10)
 */
export function ula(
  address: Uint8Array,
  keys: EpochKeys,
  out: Uint8Array = new Uint8Array(16),
): Uint8Array {
  out[0] = LOCALLY_ASSIGNED;
  const { keyId } = keys;
  const mac = keys.mac('address', address);
  for (let i = 0; i < 5; i++) out[1 + i] = keyId[i];
  for (let i = 0; i < 10; i++) out[6 + i] = mac[i];
  return out;
}

/*
 * Addresses as numbers that a double holds exactly. IPv4: the address. IPv6: its first 48 bits, since
 * a place or network that is smaller than a /48 is nobody's business here. Only 2000::/3 is given
 * out, so the numbers of IPv6 begin there. A space is cut into buckets, which an index leads to:
 *
 *     IPv4   b b b b l l l l             16 bits say the bucket, 16 the place in it
 *     IPv6   b b b b b l l l l l l l     20 bits say the bucket, 28 the place in it
 */

/** A family of addresses as a stretch of numbers. */
export interface Space {
  /** The first number, and the one behind the last. */
  readonly first: number;
  readonly end: number;
  /** How many first bits of an address are its number. */
  readonly bits: number;
  /** Numbers in a bucket. */
  readonly bucket: number;
}

export const IPV4: Space = { first: 0, end: 2 ** 32, bits: 32, bucket: 2 ** 16 };
export const IPV6: Space = { first: 2 ** 45, end: 2 ** 46, bits: 48, bucket: 2 ** 28 };

/** The first 20 bits of 2000::/3. */
const FIRST_BUCKET = 0x20000;

/** The bucket of a canonical address: 4 bytes, or 16 of 2000::/3. */
export function bucketOf(address: Uint8Array): number {
  if (address.length === 4) return (address[0] << 8) | address[1];
  return ((address[0] << 12) | (address[1] << 4) | (address[2] >> 4)) - FIRST_BUCKET;
}

/** The place of such an address in its bucket. */
export function offsetOf(address: Uint8Array): number {
  if (address.length === 4) return (address[2] << 8) | address[3];
  return ((address[2] & 15) << 24) | (address[3] << 16) | (address[4] << 8) | address[5];
}

import { hkdfSync } from 'node:crypto';
import { writeAddress } from '../base/address.ts';
import { latin1 } from '../base/ascii.ts';
import { writeBase32 } from '../base/base32.ts';

/** Length of an epoch key, in bytes. */
export const KEY_SIZE = 32;

/** Length of a key id, in bytes. */
const KEY_ID_SIZE = 5;

/**
 * The 40 bits that name an epoch key in every pseudonym made with it: HKDF-SHA256 (RFC 5869)
 * without salt, with a label that no subkey has.
 */
export function keyIdOf(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'logsluice key id', KEY_ID_SIZE));
}

/** A key id as tokens carry it: 8 characters of base 32. */
export function keyIdText(keyId: Uint8Array): string {
  const out = new Uint8Array(8);
  writeBase32(keyId, out, 0);
  return latin1(out);
}

/** The network in which all address pseudonyms of a key lie, such as `fd0a:1b2c:3d4e::/48`. */
export function prefixOf(keyId: Uint8Array): string {
  const network = new Uint8Array(16);
  network[0] = 0xfd;
  network.set(keyId, 1);
  const out = new Uint8Array(39);
  return `${latin1(out, 0, writeAddress(network, out, 0))}/48`;
}

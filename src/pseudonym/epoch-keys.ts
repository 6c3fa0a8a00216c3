import { hkdfSync } from 'node:crypto';
import { HmacSha256 } from '../base/hmac.ts';
import type { EpochKeys } from '../model/action.ts';
import { KEY_SIZE, keyIdOf } from './key-id.ts';

/** Length of a mac, in bytes: 80 bits. */
const MAC_SIZE = 10;

/** Purposes come from the closed list of kinds; should that ever fail, subkeys are made again. */
const MOST_SUBKEYS = 64;

/**
 * The keys that follow from one epoch key: its id, and one HMAC key a purpose, made on first use by
 * HKDF-SHA256 (RFC 5869) without salt, with the purpose in the label. Who has the subkey of
 * one purpose cannot compute that of another.
 */
export class SubKeys implements EpochKeys {
  readonly keyId: Uint8Array;
  readonly #key: Uint8Array;
  readonly #macs = new Map<string, HmacSha256>();
  readonly #mac = new Uint8Array(MAC_SIZE);

  /** `key` has 32 bytes and is copied. */
  constructor(key: Uint8Array) {
    if (key.length !== KEY_SIZE) throw new RangeError('an epoch key has 32 bytes');
    this.#key = Uint8Array.from(key);
    this.keyId = keyIdOf(this.#key);
  }

  /** The first 10 bytes of HMAC-SHA256(subkey of `purpose`, `value`), overwritten by the next call. */
  mac(purpose: string, value: Uint8Array): Uint8Array {
    const digest = (this.#macs.get(purpose) ?? this.#derive(purpose)).digest(value);
    for (let i = 0; i < MAC_SIZE; i++) this.#mac[i] = digest[i];
    return this.#mac;
  }

  #derive(purpose: string): HmacSha256 {
    const label = `logsluice mac ${purpose}`;
    const subkey = hkdfSync('sha256', this.#key, '', label, KEY_SIZE);
    const mac = new HmacSha256(new Uint8Array(subkey));
    if (this.#macs.size >= MOST_SUBKEYS) this.#macs.clear();
    this.#macs.set(purpose, mac);
    return mac;
  }
}

import { hkdfSync, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { latin1 } from '../../base/ascii.ts';
import { writeBase32 } from '../../base/base32.ts';
import type { Clock } from '../../base/clock.ts';
import { HmacSha256 } from '../../base/hmac.ts';
import type { HistoryKeys } from './history-keys.ts';
import { KEY_SIZE, type KeyFiles } from './key-files.ts';
import { PrefixKeys } from './prefix-keys.ts';

const ROOT = 'root';

/** Lengths of tokens, in bytes. */
const ACCOUNT = 10;
const SHORT = 5;
const KEY_ID = 5;

/** Bytes of /24 and /48. */
const PREFIX_V4 = 3;
const PREFIX_V6 = 6;

/** Tokens that are remembered of each kind, and the longest name among them: 16 MB at most in all. */
const REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 128;

/** Its result is overwritten by the next call. */
type Subkey = (value: Uint8Array | string) => Uint8Array;

/**
 * The keyring of a history. A root key, which stays, gives accounts and devices their tokens;
 * prefixes of addresses have a key for each 30 days. Each purpose has its subkey: HKDF-SHA256 (RFC
 * 5869) without salt; tokens are the first bytes of HMAC-SHA256 (RFC 2104).
 */
export class HistoryKeyring implements HistoryKeys {
  /** Names the root key, 8 characters: whether rows were made with this keyring. */
  readonly id: string;
  readonly #account: Subkey;
  readonly #pseudonym: Subkey;
  readonly #device: Subkey;
  readonly #prefixes: PrefixKeys;
  readonly #subkeys = new WeakMap<Uint8Array, { readonly number: number; readonly mac: Subkey }>();
  #count = 0;
  readonly #accounts = new LRUCache<string, string>({ max: REMEMBERED });
  readonly #devices = new LRUCache<string, string>({ max: REMEMBERED });
  readonly #tokens = new LRUCache<string, string>({ max: REMEMBERED });

  /**
   * The keys of a directory, made where they are not there yet; without `files` keys that end with the
   * process. Throws a Fault with code `keys` for a directory or key that it cannot use.
   */
  constructor(files: KeyFiles | undefined, clock: Clock, onMessage?: (text: string) => void) {
    const root = files?.read(ROOT) ?? files?.create(ROOT) ?? new Uint8Array(randomBytes(KEY_SIZE));
    this.id = base32(derived(root, 'key id').subarray(0, KEY_ID));
    this.#account = macUnder(derived(root, 'account'));
    this.#pseudonym = macUnder(derived(root, 'account pseudonym'));
    this.#device = macUnder(derived(root, 'device'));
    this.#prefixes = new PrefixKeys(files, clock, onMessage);
  }

  account(name: string): string {
    return remembered(this.#accounts, name, () => latin1(this.#account(name), 0, ACCOUNT));
  }

  accountPseudonym(name: string): string {
    return `account_${this.id}_${base32(this.#pseudonym(name).subarray(0, ACCOUNT))}`;
  }

  prefix(address: Uint8Array, time: number): string {
    this.#prefixes.see(time);
    return this.#prefixToken(address, time, 0);
  }

  previousPrefix(address: Uint8Array, time: number): string {
    return this.#prefixToken(address, time, 1);
  }

  device(name: string): string {
    return remembered(this.#devices, name, () => latin1(this.#device(name), 0, SHORT));
  }

  #prefixToken(address: Uint8Array, time: number, before: 0 | 1): string {
    const bytes = address.subarray(0, address.length === 4 ? PREFIX_V4 : PREFIX_V6);
    const { number, mac } = this.#subkeyOf(this.#prefixes.of(time, before));
    const name = `${number} ${latin1(bytes)}`;
    return remembered(this.#tokens, name, () => latin1(mac(bytes), 0, SHORT));
  }

  /** Numbers are never used again: a token that is remembered does not pass for one of a later key. */
  #subkeyOf(key: Uint8Array): { readonly number: number; readonly mac: Subkey } {
    let subkey = this.#subkeys.get(key);
    if (subkey === undefined) {
      subkey = { number: this.#count++, mac: macUnder(derived(key, 'prefix')) };
      this.#subkeys.set(key, subkey);
    }
    return subkey;
  }
}

function remembered(tokens: LRUCache<string, string>, name: string, make: () => string): string {
  if (name.length > LONGEST_REMEMBERED) return make();
  let token = tokens.get(name);
  if (token === undefined) {
    token = make();
    tokens.set(name, token);
  }
  return token;
}

function derived(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', `logsluice history ${purpose}`, KEY_SIZE));
}

function macUnder(subkey: Uint8Array): Subkey {
  const hmac = new HmacSha256(subkey);
  return (value) => hmac.digest(typeof value === 'string' ? Buffer.from(value) : value);
}

/** Text for a multiple of 5 bytes. */
function base32(bytes: Uint8Array): string {
  const out = new Uint8Array((bytes.length / 5) * 8);
  writeBase32(bytes, out, 0);
  return latin1(out);
}

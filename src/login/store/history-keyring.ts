import { hkdfSync, randomBytes } from 'node:crypto';
import { latin1 } from '../../base/ascii.ts';
import { writeBase32 } from '../../base/base32.ts';
import type { Clock } from '../../base/clock.ts';
import { HmacSha256 } from '../../base/hmac.ts';
import { RecentMap } from '../../base/recent-map.ts';
import type { HistoryKeys } from './history-keys.ts';
import { KEY_SIZE, type KeyFiles } from './key-files.ts';
import { PrefixKeys } from './prefix-keys.ts';
import { PrefixTokens } from './prefix-tokens.ts';

const ROOT = 'root';

/** Lengths of tokens, in bytes. */
const ACCOUNT = 10;
const SHORT = 5;
const KEY_ID = 5;

/** Bytes of /24 and /48. */
const PREFIX_V4 = 3;
const PREFIX_V6 = 6;

/**
 * Half of the tokens that are remembered of names of each kind, and the longest name among them: 16 MB at most
 * in all, with those of prefixes.
 */
const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 128;

/** Keys of prefixes whose tokens are remembered: of now, of before, and two that late lines are of. */
const REMEMBERED_KEYS = 4;

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
  /** Of the prefixes: the one that was made last at the end. */
  readonly #subkeys: PrefixSubkey[] = [];
  readonly #accounts = new RecentMap<string, string>(REMEMBERED);
  readonly #pseudonyms = new RecentMap<string, string>(REMEMBERED);
  readonly #devices = new RecentMap<string, string>(REMEMBERED);

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
    return remembered(this.#accounts, name, this.#account, accountText);
  }

  accountPseudonym(name: string): string {
    const text = remembered(this.#pseudonyms, name, this.#pseudonym, pseudonymText);
    return `account_${this.id}_${text}`;
  }

  prefix(address: Uint8Array, time: number): string {
    // What was made of a key that is destroyed goes with it.
    if (this.#prefixes.see(time)) this.#subkeys.length = 0;
    return this.#prefixToken(address, time, 0);
  }

  previousPrefix(address: Uint8Array, time: number): string {
    return this.#prefixToken(address, time, 1);
  }

  device(name: string): string {
    return remembered(this.#devices, name, this.#device, shortText);
  }

  #prefixToken(address: Uint8Array, time: number, before: 0 | 1): string {
    const { mac, tokens } = this.#subkeyOf(this.#prefixes.of(time, before));
    const number = prefixNumber(address);
    let token = tokens.get(number);
    if (token === undefined) {
      const bytes = address.subarray(0, address.length === 4 ? PREFIX_V4 : PREFIX_V6);
      token = shortText(mac(bytes));
      tokens.set(number, token);
    }
    return token;
  }

  #subkeyOf(key: Uint8Array): PrefixSubkey {
    const subkeys = this.#subkeys;
    for (const subkey of subkeys) if (subkey.key === key) return subkey;
    const made = {
      key,
      mac: macUnder(derived(key, 'prefix')),
      tokens: new PrefixTokens(),
    };
    if (subkeys.length === REMEMBERED_KEYS) subkeys.shift();
    subkeys.push(made);
    return made;
  }
}

/** What is known of a key of prefixes. */
interface PrefixSubkey {
  readonly key: Uint8Array;
  readonly mac: Subkey;
  /** By the number of the prefix. */
  readonly tokens: PrefixTokens;
}

/** One number for a prefix: the 24 bits of a /24; below 0 the 48 bits of a /48. */
function prefixNumber(address: Uint8Array): number {
  const high = (address[0] << 16) | (address[1] << 8) | address[2];
  if (address.length === 4) return high;
  const low = (address[3] << 16) | (address[4] << 8) | address[5];
  return -1 - (high * 2 ** 24 + low);
}

function remembered(
  tokens: RecentMap<string, string>,
  name: string,
  mac: Subkey,
  textOf: (digest: Uint8Array) => string,
): string {
  if (name.length > LONGEST_REMEMBERED) return textOf(mac(name));
  let token = tokens.get(name);
  if (token === undefined) {
    token = textOf(mac(name));
    tokens.set(name, token);
  }
  return token;
}

/** What is kept of a digest as the text of each kind of token. */
const accountText = (digest: Uint8Array): string => latin1(digest, 0, ACCOUNT);
const pseudonymText = (digest: Uint8Array): string => base32(digest.subarray(0, ACCOUNT));
const shortText = (digest: Uint8Array): string => latin1(digest, 0, SHORT);

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

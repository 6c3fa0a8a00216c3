import { Words } from './words.ts';

/** A longer key is not kept: it would push out hundreds of ordinary ones. */
const LONGEST_KEY = 2048;

/**
 * How many places a look-up tries. With keys chosen to collide a look-up is a miss after this many
 * steps, never a walk over the table.
 */
const PROBES = 8;

/**
 * A bounded map from byte strings (with a whole number as salt) to byte strings, on typed arrays: a
 * hit makes no object. Two generations: when the young one is full it becomes the old one, and what
 * is still asked for moves back; so the map forgets what nobody asked for lately, at no cost per hit.
 */
export class ByteMap {
  /** After a `find` that gave true: the value is `bytes[from, to)`; valid until the next `add`. */
  bytes: Uint8Array;
  from = 0;
  to = 0;
  #young: Generation;
  #old: Generation;
  readonly #maxEntries: number;
  readonly #maxBytes: number;
  readonly #words = new Words();

  /** At most twice `maxEntries` entries and twice `maxBytes` bytes of keys and values. */
  constructor(maxEntries: number, maxBytes: number) {
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
    this.#young = new Generation(maxEntries);
    this.#old = new Generation(maxEntries);
    this.bytes = this.#young.arena;
  }

  /** Whether `keys[start, end)` with `salt` is in the map. */
  find(keys: Uint8Array, start: number, end: number, salt: number): boolean {
    if (end - start > LONGEST_KEY) return false;
    const words = this.#words.of(keys);
    const hash = hashOf(words, start, end, salt);
    const young = this.#young;
    let entry = young.find(words, start, end, salt, hash);
    if (entry !== -1) {
      this.#show(young, entry);
      return true;
    }
    const old = this.#old;
    entry = old.find(words, start, end, salt, hash);
    if (entry === -1) return false;
    this.#show(old, entry);
    this.add(keys, start, end, salt, this.bytes, this.from, this.to);
    return true;
  }

  #show(generation: Generation, entry: number): void {
    this.bytes = generation.arena;
    this.from = generation.entries[entry + VALUE_FROM];
    this.to = generation.entries[entry + VALUE_TO];
  }

  /** Keeps `values[from, to)` for a key that `find` did not know. */
  add(
    keys: Uint8Array,
    start: number,
    end: number,
    salt: number,
    values: Uint8Array,
    from: number,
    to: number,
  ): void {
    const size = end - start + to - from;
    if (end - start > LONGEST_KEY || size > this.#maxBytes) return;
    if (this.#young.count === this.#maxEntries || this.#young.used + size > this.#maxBytes) {
      // The arena of the forgotten generation is not used again: `bytes` may still point into it.
      this.#old = this.#young;
      this.#young = new Generation(this.#maxEntries);
    }
    const hash = hashOf(this.#words.of(keys), start, end, salt);
    this.#young.add(keys, start, end, salt, hash, values, from, to);
  }
}

/** Four bytes a step: the chain of multiplications is what a look-up of a long key costs. */
function hashOf(keys: DataView, start: number, end: number, salt: number): number {
  let hash = salt ^ 0x811c9dc5;
  let i = start;
  for (; i + 4 <= end; i += 4)
    hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ keys.getInt32(i, true), 0x2c1b3c6d);
  for (; i < end; i++) hash = Math.imul(hash ^ keys.getUint8(i), 0x01000193);
  // The low bits choose the place: fold the high ones in.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) | 0;
  return hash ^ (hash >>> 13);
}

/** What an entry is made of: whole numbers side by side, so that a look-up touches one cache line. */
const ENTRY = 8;
const HASH = 0;
const SALT = 1;
const KEY_FROM = 2;
/** Also where the key ends. */
const VALUE_FROM = 3;
/** Where the value ends; 0 in a free place. */
const VALUE_TO = 4;

/** One open-addressing table; at most half of its places are taken. */
class Generation {
  count = 0;
  /** The first byte is never used, so that no entry ends at 0. */
  used = 1;
  arena = new Uint8Array(4096);
  #words: DataView = new DataView(this.arena.buffer);
  readonly entries: Int32Array;
  readonly #mask: number;

  constructor(maxEntries: number) {
    const size = 2 ** Math.ceil(Math.log2(maxEntries * 2));
    this.#mask = size - 1;
    this.entries = new Int32Array(size * ENTRY);
  }

  /** Where the entry of the key begins in `entries`, or -1. */
  find(keys: DataView, start: number, end: number, salt: number, hash: number): number {
    const { entries } = this;
    const mask = this.#mask;
    const length = end - start;
    for (let probe = 0; probe < PROBES; probe++) {
      const entry = ENTRY * ((hash + probe) & mask);
      if (entries[entry + HASH] !== hash || entries[entry + SALT] !== salt) {
        if (entries[entry + VALUE_TO] === 0) return -1;
        continue;
      }
      const from = entries[entry + KEY_FROM];
      if (entries[entry + VALUE_FROM] - from !== length) continue;
      if (entries[entry + VALUE_TO] !== 0 && this.#isAt(from, keys, start, length)) return entry;
    }
    return -1;
  }

  add(
    keys: Uint8Array,
    start: number,
    end: number,
    salt: number,
    hash: number,
    values: Uint8Array,
    from: number,
    to: number,
  ): void {
    for (let probe = 0; probe < PROBES; probe++) {
      const entry = ENTRY * ((hash + probe) & this.#mask);
      if (this.entries[entry + VALUE_TO] !== 0) continue;
      this.#reserve(end - start + to - from);
      const { arena, entries, used } = this;
      const valueFrom = used + end - start;
      entries[entry + HASH] = hash;
      entries[entry + SALT] = salt;
      entries[entry + KEY_FROM] = used;
      entries[entry + VALUE_FROM] = valueFrom;
      entries[entry + VALUE_TO] = valueFrom + to - from;
      for (let i = start; i < end; i++) arena[used + i - start] = keys[i];
      for (let i = from; i < to; i++) arena[valueFrom + i - from] = values[i];
      this.used = valueFrom + to - from;
      this.count++;
      return;
    }
  }

  #reserve(size: number): void {
    if (this.used + size <= this.arena.length) return;
    const grown = new Uint8Array(Math.max(this.arena.length * 2, this.used + size));
    grown.set(this.arena.subarray(0, this.used));
    this.arena = grown;
    this.#words = new DataView(grown.buffer);
  }

  #isAt(from: number, keys: DataView, start: number, length: number): boolean {
    const words = this.#words;
    let i = 0;
    for (; i + 4 <= length; i += 4)
      if (words.getInt32(from + i, true) !== keys.getInt32(start + i, true)) return false;
    for (; i < length; i++) if (words.getUint8(from + i) !== keys.getUint8(start + i)) return false;
    return true;
  }
}

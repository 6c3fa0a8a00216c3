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
    const hash = hashOf(keys, start, end, salt);
    const young = this.#young;
    let entry = young.find(keys, start, end, salt, hash);
    if (entry !== -1) {
      this.bytes = young.arena;
      this.from = young.valueFrom[entry];
      this.to = young.valueTo[entry];
      return true;
    }
    const old = this.#old;
    entry = old.find(keys, start, end, salt, hash);
    if (entry === -1) return false;
    this.add(keys, start, end, salt, old.arena, old.valueFrom[entry], old.valueTo[entry]);
    this.bytes = old.arena;
    this.from = old.valueFrom[entry];
    this.to = old.valueTo[entry];
    return true;
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
    const hash = hashOf(keys, start, end, salt);
    this.#young.add(keys, start, end, salt, hash, values, from, to);
  }
}

/** Four bytes a step: the chain of multiplications is what a look-up of a long key costs. */
function hashOf(keys: Uint8Array, start: number, end: number, salt: number): number {
  let hash = salt ^ 0x811c9dc5;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const word = keys[i] | (keys[i + 1] << 8) | (keys[i + 2] << 16) | (keys[i + 3] << 24);
    hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ word, 0x2c1b3c6d);
  }
  for (; i < end; i++) hash = Math.imul(hash ^ keys[i], 0x01000193);
  // The low bits choose the place: fold the high ones in.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) | 0;
  return hash ^ (hash >>> 13);
}

/** One open-addressing table; at most half of its places are taken. */
class Generation {
  count = 0;
  used = 0;
  arena = new Uint8Array(4096);
  readonly valueFrom: Int32Array;
  readonly valueTo: Int32Array;
  readonly #hashes: Int32Array;
  readonly #salts: Int32Array;
  readonly #keyFrom: Int32Array;
  /** Entry number plus 1; 0 is a free place. */
  readonly #places: Int32Array;
  readonly #mask: number;

  constructor(maxEntries: number) {
    const size = 2 ** Math.ceil(Math.log2(maxEntries * 2));
    this.#places = new Int32Array(size);
    this.#mask = size - 1;
    this.#hashes = new Int32Array(maxEntries);
    this.#salts = new Int32Array(maxEntries);
    this.#keyFrom = new Int32Array(maxEntries);
    this.valueFrom = new Int32Array(maxEntries);
    this.valueTo = new Int32Array(maxEntries);
  }

  find(keys: Uint8Array, start: number, end: number, salt: number, hash: number): number {
    for (let probe = 0; probe < PROBES; probe++) {
      const entry = this.#places[(hash + probe) & this.#mask] - 1;
      if (entry === -1) return -1;
      if (this.#hashes[entry] === hash && this.#salts[entry] === salt) {
        if (this.#sameKey(entry, keys, start, end)) return entry;
      }
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
      const place = (hash + probe) & this.#mask;
      if (this.#places[place] !== 0) continue;
      this.#reserve(end - start + to - from);
      const entry = this.count++;
      this.#places[place] = entry + 1;
      this.#hashes[entry] = hash;
      this.#salts[entry] = salt;
      this.#keyFrom[entry] = this.used;
      for (let i = start; i < end; i++) this.arena[this.used++] = keys[i];
      this.valueFrom[entry] = this.used;
      for (let i = from; i < to; i++) this.arena[this.used++] = values[i];
      this.valueTo[entry] = this.used;
      return;
    }
  }

  #sameKey(entry: number, keys: Uint8Array, start: number, end: number): boolean {
    const from = this.#keyFrom[entry];
    const length = end - start;
    if (this.valueFrom[entry] - from !== length) return false;
    const arena = this.arena;
    for (let i = 0; i < length; i++) if (arena[from + i] !== keys[start + i]) return false;
    return true;
  }

  #reserve(size: number): void {
    if (this.used + size <= this.arena.length) return;
    const grown = new Uint8Array(Math.max(this.arena.length * 2, this.used + size));
    grown.set(this.arena.subarray(0, this.used));
    this.arena = grown;
  }
}

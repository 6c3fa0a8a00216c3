import { isSame, STEP, Words } from './words.ts';

/** A longer key is not kept: it would push out hundreds of ordinary ones. */
const LONGEST_KEY = 2048;

/**
 * How many places a look-up tries, a power of two. With keys chosen to collide a look-up is a miss after this many
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
    this.#young = new Generation();
    this.#old = new Generation();
    this.bytes = this.#young.arena;
  }

  /** Whether `keys[start, end)` with `salt` is in the map. */
  find(keys: Uint8Array, start: number, end: number, salt: number): boolean {
    if (end - start > LONGEST_KEY) return false;
    const words = this.#words.of(keys);
    const hash = hashOf(words, start, end, salt);
    const young = this.#young;
    let value = young.find(words, start, end, salt, hash);
    if (value !== 0) {
      this.bytes = young.arena;
      this.from = value;
      this.to = value + young.sizeOf(value, end - start);
      return true;
    }
    const old = this.#old;
    value = old.find(words, start, end, salt, hash);
    if (value === 0) return false;
    this.bytes = old.arena;
    this.from = value;
    this.to = value + old.sizeOf(value, end - start);
    this.#keep(keys, start, end, salt, hash, this.bytes, this.from, this.to);
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
    if (end - start > LONGEST_KEY) return;
    const hash = hashOf(this.#words.of(keys), start, end, salt);
    this.#keep(keys, start, end, salt, hash, values, from, to);
  }

  #keep(
    keys: Uint8Array,
    start: number,
    end: number,
    salt: number,
    hash: number,
    values: Uint8Array,
    from: number,
    to: number,
  ): void {
    const size = HEAD + end - start + to - from;
    if (size > this.#maxBytes) return;
    if (this.#young.count === this.#maxEntries || this.#young.used + size > this.#maxBytes) {
      // The arena of the forgotten generation is not used again: `bytes` may still point into it.
      this.#old = this.#young;
      this.#young = new Generation();
    }
    this.#young.add(keys, start, end, salt, hash, values, from, to);
  }
}

/**
 * Eight bytes a step, in two chains that do not wait for each other. The last step may read
 * some bytes again, as in `isSame`.
 */
function hashOf(keys: DataView, start: number, end: number, salt: number): number {
  let hash = salt ^ 0x811c9dc5;
  if (end - start < STEP) {
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ keys.getUint8(i), 0x01000193);
  } else {
    let other = end - start;
    for (let i = start; i + STEP < end; i += STEP) {
      hash = mixed(hash, keys.getInt32(i, true));
      other = mixed(other, keys.getInt32(i + 4, true));
    }
    hash = mixed(hash, keys.getInt32(end - 8, true));
    hash = mixed(hash, mixed(other, keys.getInt32(end - 4, true)));
  }
  // The low bits choose the place: fold the high ones in.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) | 0;
  return hash ^ (hash >>> 13);
}

function mixed(hash: number, word: number): number {
  return Math.imul(((hash << 13) | (hash >>> 19)) ^ word, 0x2c1b3c6d);
}

/** A place of the table: the hash of a key, and where its record begins; 0 in a free place. */
const PLACE = 2;

/**
 * What stands in front of the key of a record, as whole numbers of four bytes: what a look-up needs
 * lies side by side.
 *
 *     salt (4)   length of key (4)   length of value (4)   key   value
 */
const HEAD = 12;

/** So many places are there at first: most maps hold a few values, and hundreds of maps prove rules. */
const FIRST_PLACES = 64;

/** One open-addressing table that grows; at most half of its places are taken. */
class Generation {
  count = 0;
  /** The first bytes are never used, so that no record begins at 0. */
  used = 4;
  arena = new Uint8Array(1024);
  #words: DataView = new DataView(this.arena.buffer);
  #places = new Int32Array(FIRST_PLACES * PLACE);
  #mask = FIRST_PLACES - 1;

  /** Where the value of the key begins in the arena, or 0. */
  find(keys: DataView, start: number, end: number, salt: number, hash: number): number {
    const places = this.#places;
    const mask = this.#mask;
    for (let probe = 0; probe < PROBES; probe++) {
      const place = PLACE * ((hash + probe) & mask);
      const record = places[place + 1];
      if (record === 0) return 0;
      if (places[place] === hash && this.#isAt(record, keys, start, end, salt))
        return record + HEAD + end - start;
    }
    return 0;
  }

  /** The length of the value that begins at `value`, behind a key of this length. */
  sizeOf(value: number, keyLength: number): number {
    return this.#words.getInt32(value - keyLength - 4, true);
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
    if (this.count * 2 > this.#mask) this.#grow();
    const length = end - start;
    this.#reserve(HEAD + length + to - from);
    const record = this.used;
    const { arena } = this;
    this.#words.setInt32(record, salt, true);
    this.#words.setInt32(record + 4, length, true);
    this.#words.setInt32(record + 8, to - from, true);
    let at = record + HEAD;
    for (let i = start; i < end; i++) arena[at++] = keys[i];
    for (let i = from; i < to; i++) arena[at++] = values[i];
    this.used = at;
    this.#put(hash, record);
    this.count++;
  }

  #grow(): void {
    const places = this.#places;
    this.#places = new Int32Array(places.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let place = 0; place < places.length; place += PLACE)
      if (places[place + 1] !== 0) this.#put(places[place], places[place + 1]);
  }

  #put(hash: number, record: number): void {
    const place = this.#placeFor(hash);
    this.#places[place] = hash;
    this.#places[place + 1] = record;
  }

  /**
   * The first free place of those that a look-up tries. Where none is free what stands in one of them is
   * forgotten: a key that never found a place would be worked out each time that it is met.
   */
  #placeFor(hash: number): number {
    for (let probe = 0; probe < PROBES; probe++) {
      const place = PLACE * ((hash + probe) & this.#mask);
      if (this.#places[place + 1] === 0) return place;
    }
    return PLACE * ((hash + (this.used & (PROBES - 1))) & this.#mask);
  }

  #reserve(size: number): void {
    if (this.used + size <= this.arena.length) return;
    const grown = new Uint8Array(Math.max(this.arena.length * 2, this.used + size));
    grown.set(this.arena.subarray(0, this.used));
    this.arena = grown;
    this.#words = new DataView(grown.buffer);
  }

  /** Whether the record is that of the key. */
  #isAt(record: number, keys: DataView, start: number, end: number, salt: number): boolean {
    const words = this.#words;
    const length = end - start;
    if (words.getInt32(record, true) !== salt || words.getInt32(record + 4, true) !== length)
      return false;
    return isSame(words, record + HEAD, keys, start, length);
  }
}

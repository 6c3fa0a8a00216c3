/** Marks of a row, any of them together. */
export const ASKED = 1;
export const KEPT = 2;

/**
 * Where the records of keys begin: an open-addressing table with linear probing, 9 bytes a place. Keys
 * are macs, which nobody outside can choose; so the hash needs no secret, and places are in the
 * order of chance. Knows nothing of records but their number, which is never 0.
 */
export class RowTable {
  /** Number of places, a power of two. */
  readonly places: number;
  readonly records: Int32Array;
  readonly marks: Uint8Array;
  readonly #hashes: Int32Array;
  readonly #mask: number;

  /** For at most `mostRows` rows; three of four places are taken at most. */
  constructor(mostRows: number) {
    this.places = 2 ** Math.ceil(Math.log2(Math.max(4, (mostRows * 4) / 3)));
    this.#mask = this.places - 1;
    this.records = new Int32Array(this.places);
    this.marks = new Uint8Array(this.places);
    this.#hashes = new Int32Array(this.places);
  }

  /** The place of the record with this hash that `isIt`, or -1. */
  find(hash: number, isIt: (record: number) => boolean): number {
    let place = hash & this.#mask;
    for (; this.records[place] !== 0; place = (place + 1) & this.#mask) {
      if (this.#hashes[place] === hash && isIt(this.records[place])) return place;
    }
    return -1;
  }

  /** Puts a record with a hash that is not there yet into a free place; gives the place. */
  add(hash: number, record: number): number {
    let place = hash & this.#mask;
    while (this.records[place] !== 0) place = (place + 1) & this.#mask;
    this.#set(place, hash, record, 0);
    return place;
  }

  /** Frees a place; what had to pass it moves forward, so that no look-up ends too early. */
  remove(place: number): void {
    const mask = this.#mask;
    let hole = place;
    for (let at = (hole + 1) & mask; this.records[at] !== 0; at = (at + 1) & mask) {
      const steps = (at - this.#hashes[at]) & mask;
      if (steps < ((at - hole) & mask)) continue;
      this.#set(hole, this.#hashes[at], this.records[at], this.marks[at]);
      hole = at;
    }
    this.#set(hole, 0, 0, 0);
  }

  #set(place: number, hash: number, record: number, mark: number): void {
    this.#hashes[place] = hash;
    this.records[place] = record;
    this.marks[place] = mark;
  }
}

/** 32 bits of a key of characters below 256 (FNV-1a, with a last mixing for the low bits). */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 13);
}

/**
 * Which row belongs to a key: open addressing with linear probing, at most half full, without
 * tombstones. Keys are integers from 1 to 2^53 whose lower bits are spread evenly. The caller keeps to
 * `most` keys.
 */
export class KeyIndex {
  /** 0 where a slot is empty. */
  readonly #keys: Float64Array;
  readonly #rows: Int32Array;
  readonly #mask: number;

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * most));
    this.#keys = new Float64Array(slots);
    this.#rows = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** The row of the key, or -1. */
  find(key: number): number {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === 0 ? -1 : this.#rows[slot];
  }

  /** `key` must not be in. */
  add(key: number, row: number): void {
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#rows[slot] = row;
  }

  /** Takes the key out, and moves what stood behind it up, so that a probe may end at an empty slot. */
  remove(key: number): void {
    let gap = this.#slotOf(key);
    for (let slot = this.#next(gap); this.#keys[slot] !== 0; slot = this.#next(slot)) {
      const home = this.#keys[slot] & this.#mask;
      // Moving up must not carry it past its home.
      if (((slot - home) & this.#mask) < ((slot - gap) & this.#mask)) continue;
      this.#keys[gap] = this.#keys[slot];
      this.#rows[gap] = this.#rows[slot];
      gap = slot;
    }
    this.#keys[gap] = 0;
  }

  /** The slot that holds the key, or the empty one where it would stand. */
  #slotOf(key: number): number {
    let slot = key & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = this.#next(slot);
    return slot;
  }

  #next(slot: number): number {
    return (slot + 1) & this.#mask;
  }
}

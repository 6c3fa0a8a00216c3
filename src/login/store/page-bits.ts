/** A set of page numbers below a bound, one bit each. */
export class PageBits {
  readonly #bits: Uint8Array;

  constructor(pages: number) {
    this.#bits = new Uint8Array((pages >> 3) + 1);
  }

  /** Puts a page into the set; gives whether it was not there. */
  add(page: number): boolean {
    const bit = 1 << (page & 7);
    const isNew = (this.#bits[page >> 3] & bit) === 0;
    this.#bits[page >> 3] |= bit;
    return isNew;
  }
}

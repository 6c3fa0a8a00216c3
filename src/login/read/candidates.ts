import { LiteralSearch } from './literal-search.ts';

/** Things that are tried only on lines with certain bytes; found by one search for the bytes of all. */
export class Candidates<T> {
  readonly #all: readonly T[];
  readonly #search: LiteralSearch;
  /** By the number of the literal: the places of those who ask for it. */
  readonly #byLiteral: readonly (readonly number[])[];
  readonly #marked: Uint8Array;
  readonly #places: number[] = [];

  /** `anchorsOf` gives the bytes of which every line holds some for which a thing is tried. */
  constructor(all: readonly T[], anchorsOf: (one: T) => readonly Uint8Array[]) {
    const numbers = new Map<string, number>();
    const literals: Uint8Array[] = [];
    const byLiteral: number[][] = [];
    all.forEach((one, place) => {
      for (const anchor of anchorsOf(one)) {
        const key = Buffer.from(anchor).toString('latin1');
        const number = numbers.get(key) ?? literals.push(anchor) - 1;
        numbers.set(key, number);
        byLiteral[number] ??= [];
        byLiteral[number].push(place);
      }
    });
    this.#all = all;
    this.#search = new LiteralSearch(literals);
    this.#byLiteral = byLiteral;
    this.#marked = new Uint8Array(all.length);
  }

  /** How many are to be tried on `bytes[start, end)`; `at` gives them, first come first. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const literals = this.#search.find(bytes, start, end);
    if (literals === 0) return 0;
    const places = this.#places;
    places.length = 0;
    for (let i = 0; i < literals; i++)
      for (const place of this.#byLiteral[this.#search.found[i]]) {
        if (this.#marked[place] === 1) continue;
        this.#marked[place] = 1;
        places.push(place);
      }
    for (const place of places) this.#marked[place] = 0;
    places.sort((a, b) => a - b);
    return places.length;
  }

  at(i: number): T {
    return this.#all[this.#places[i]];
  }
}

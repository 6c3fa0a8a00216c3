import type { NetworkFacts } from '../../model/network.ts';

/** Places, a power of two: 128 KB of numbers, and what is known of as many addresses. */
const PLACES = 2 ** 14;

/**
 * What was found for addresses lately: the same people come again and again, and a look-up waits for
 * memory a dozen times. Each number has one place, and who comes last has it; so it is bounded, and a
 * look costs two reads. Facts are kept from the second time on: who comes once leaves nothing to collect.
 */
export class KnownFacts {
  readonly #numbers = new Float64Array(PLACES).fill(-1);
  /** Of the number at the same place, or undefined: never of another. */
  readonly #facts: (NetworkFacts | undefined)[] = new Array(PLACES).fill(undefined);

  get(number: number): NetworkFacts | undefined {
    const place = placeOf(number);
    return this.#numbers[place] === number ? this.#facts[place] : undefined;
  }

  set(number: number, facts: NetworkFacts): void {
    const place = placeOf(number);
    if (this.#numbers[place] === number) {
      this.#facts[place] = facts;
      return;
    }
    this.#numbers[place] = number;
    if (this.#facts[place] !== undefined) this.#facts[place] = undefined;
  }
}

/** The upper bits of the number times the golden ratio (D. Knuth, TAOCP 3, 6.4), both halves mixed. */
function placeOf(number: number): number {
  const high = Math.floor(number / 2 ** 32);
  return Math.imul((number | 0) ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> 18;
}

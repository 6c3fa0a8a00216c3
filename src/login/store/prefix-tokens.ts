/** Places, a power of two: 256 KB of numbers, and as many tokens. */
const PLACES = 2 ** 15;

/**
 * Tokens that were lately made of prefixes, by the number of the prefix. Each number has one place and who comes
 * last has it: so it is bounded, a hit costs two reads, and numbers beyond 31 bits need no object each, as they
 * would in a map.
 */
export class PrefixTokens {
  /** No number of a prefix is NaN. */
  readonly #numbers = new Float64Array(PLACES).fill(Number.NaN);
  /** Of the number at the same place. */
  readonly #tokens: string[] = new Array<string>(PLACES).fill('');

  /** The token of a number, or undefined. */
  get(number: number): string | undefined {
    const place = placeOf(number);
    return this.#numbers[place] === number ? this.#tokens[place] : undefined;
  }

  set(number: number, token: string): void {
    const place = placeOf(number);
    this.#numbers[place] = number;
    this.#tokens[place] = token;
  }
}

/** The upper bits of the number times the golden ratio (D. Knuth, TAOCP 3, 6.4), both halves mixed. */
function placeOf(number: number): number {
  const high = Math.floor(number / 2 ** 32);
  return Math.imul((number | 0) ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> 17;
}

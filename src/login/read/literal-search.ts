/** Literals are looked for by so many of their first bytes at most: what a hit costs stays bounded. */
export const LONGEST_LITERAL = 16;

/** A shorter literal would make every search slow: it steps by the length of the shortest. */
export const SHORTEST_LITERAL = 4;

/** Places of the shift table; a place serves several pairs of bytes, at the cost of a look too many. */
const PLACES = 4096;

/**
 * Many literals in one pass over a text, by Wu and Manber, "A fast algorithm for multi-pattern
 * searching" (1994), with blocks of two bytes. The table says by the last two bytes of a window how far
 * no literal can end, so most bytes are never looked at, and the cost does not grow with the number of
 * literals as long as none is short:
 *
 *     window of the length of the shortest literal
 *            [..ab]          `ab` is in no literal: the window moves past it
 *     imap-login: Login: user=<
 *
 * A pass looks at each place once, and at a place at the few literals with the same two bytes.
 */
export class LiteralSearch {
  /** After a `find`: the numbers of the literals that are there, as many as it gave. */
  readonly found: Int32Array;
  readonly #literals: readonly Uint8Array[];
  readonly #window: number;
  readonly #shift: Uint8Array;
  /** By place: the literals whose window ends in these two bytes. */
  readonly #ending: readonly (readonly number[])[];
  readonly #isFound: Uint8Array;

  /** A literal's number is its place in the list. Each has SHORTEST_LITERAL bytes or more. */
  constructor(literals: readonly Uint8Array[]) {
    this.#literals = literals.map((literal) => literal.subarray(0, LONGEST_LITERAL));
    this.#window = Math.min(LONGEST_LITERAL, ...this.#literals.map(({ length }) => length));
    this.found = new Int32Array(literals.length);
    this.#isFound = new Uint8Array(literals.length);
    this.#shift = new Uint8Array(PLACES).fill(this.#window - 1);
    const ending: number[][] = Array.from({ length: PLACES }, () => []);
    this.#literals.forEach((literal, number) => {
      for (let i = 1; i < this.#window; i++) {
        const place = placeOf(literal[i - 1], literal[i]);
        this.#shift[place] = Math.min(this.#shift[place], this.#window - 1 - i);
      }
      ending[placeOf(literal[this.#window - 2], literal[this.#window - 1])].push(number);
    });
    this.#ending = ending;
  }

  /** Looks for the literals in `bytes[start, end)`; gives how many of them are there. */
  find(bytes: Uint8Array, start: number, end: number): number {
    if (this.#literals.length === 0) return 0;
    const shift = this.#shift;
    let count = 0;
    for (let i = start + this.#window - 1; i < end; ) {
      const place = placeOf(bytes[i - 1], bytes[i]);
      const step = shift[place];
      if (step === 0) {
        count = this.#look(bytes, i + 1 - this.#window, end, place, count);
        i++;
      } else i += step;
    }
    for (let i = 0; i < count; i++) this.#isFound[this.found[i]] = 0;
    return count;
  }

  #look(bytes: Uint8Array, at: number, end: number, place: number, before: number): number {
    let count = before;
    for (const number of this.#ending[place]) {
      if (this.#isFound[number] === 1 || !standsAt(bytes, at, end, this.#literals[number]))
        continue;
      this.#isFound[number] = 1;
      this.found[count++] = number;
    }
    return count;
  }
}

function placeOf(first: number, second: number): number {
  return ((first << 5) ^ second) & (PLACES - 1);
}

function standsAt(bytes: Uint8Array, at: number, end: number, literal: Uint8Array): boolean {
  if (end - at < literal.length) return false;
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false;
  return true;
}

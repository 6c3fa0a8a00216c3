/** Names that have a code. Those of systems and browser families come from tables: this is never reached by them. */
const MOST = 2000;

/** The code of what has no name: no browser string, or one name too many. */
export const UNNAMED = 0;

/** Codes for names, in the order in which the names were met, so that a row holds two bytes for one. */
export class NameCodes {
  readonly #names: string[] = [''];
  readonly #codes = new Map<string, number>([['', UNNAMED]]);

  /** `names`: what another one gave with `names()`. */
  constructor(names: readonly string[]) {
    for (const name of names) this.codeOf(name);
  }

  /** The code of a name, under 2^16. */
  codeOf(name: string): number {
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    if (this.#names.length === MOST) return UNNAMED;
    const code = this.#names.length;
    this.#names.push(name);
    this.#codes.set(name, code);
    return code;
  }

  nameOf(code: number): string {
    return this.#names[code] ?? '';
  }

  /** All names in the order of their codes, from code 1 on. */
  names(): readonly string[] {
    return this.#names.slice(1);
  }
}

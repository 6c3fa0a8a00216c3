/** After so many lines it is looked at which columns have a new value in nearly each of them. */
const SAMPLE = 4096;
const NEARLY = 7 / 8;
/** One sample in so many is taken of all columns: what was new each time may come again. */
const ONE_IN = 16;

/** Says of which columns a value hardly ever comes twice, so that it is of no use to remember it. */
export class FreshColumns {
  readonly #learned: Float64Array;
  #lines = 0;
  #samples = 0;

  constructor(columns: number) {
    this.#learned = new Float64Array(columns);
  }

  /** The value of column `i` of a line was not known. */
  count(i: number): void {
    this.#learned[i]++;
  }

  /** So many lines went by. */
  pass(lines: number): void {
    this.#lines += lines;
  }

  /** Tells of each column whether it is fresh, when a sample of lines has gone by. */
  tell(hear: (i: number, isFresh: boolean) => void): void {
    if (this.#lines < SAMPLE) return;
    const isTold = ++this.#samples % ONE_IN !== 0;
    this.#learned.forEach((learned, i) => {
      hear(i, isTold && learned >= NEARLY * this.#lines);
    });
    this.#learned.fill(0);
    this.#lines = 0;
  }
}

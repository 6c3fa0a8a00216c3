import { STRETCHES } from './stretch-word.ts';

/** Cells of a row: the total, then the counts by age in stretches, the running one first. */
const CELLS = 1 + STRETCHES;

/** How often something happened in the last hour, by stretches of ten minutes, for each row. */
export class HourCounts {
  readonly #cells: Uint32Array;

  constructor(rows: number) {
    this.#cells = new Uint32Array(rows * CELLS);
  }

  total(row: number): number {
    return this.#cells[row * CELLS];
  }

  /** Counts one, `age` stretches back (0 to 6). */
  add(row: number, age: number): void {
    const base = row * CELLS;
    this.#cells[base]++;
    this.#cells[base + 1 + age]++;
  }

  /** `steps` stretches have gone by. */
  age(row: number, steps: number): void {
    const base = row * CELLS;
    let total = 0;
    for (let age = STRETCHES - 1; age >= 0; age--) {
      const count = age < steps ? 0 : this.#cells[base + 1 + age - steps];
      this.#cells[base + 1 + age] = count;
      total += count;
    }
    this.#cells[base] = total;
  }

  /** The cells of a row, for `restore`. */
  saved(row: number): number[] {
    return [...this.#cells.subarray(row * CELLS, (row + 1) * CELLS)];
  }

  restore(row: number, cells: readonly number[]): void {
    this.#cells.set(cells.slice(0, CELLS), row * CELLS);
  }

  clear(row: number): void {
    this.#cells.fill(0, row * CELLS, (row + 1) * CELLS);
  }
}

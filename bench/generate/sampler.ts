import type { Random } from './random.ts';

/** Draws from a list whose members have different weights. */
export class Sampler {
  /** Sums of the weights up to and with each member. */
  readonly #sums: Float64Array;

  constructor(weights: Iterable<number>) {
    this.#sums = Float64Array.from(weights);
    for (let i = 1; i < this.#sums.length; i++) this.#sums[i] += this.#sums[i - 1];
  }

  /** The index of a member. */
  draw(random: Random): number {
    return this.at(random.fraction());
  }

  /** The index of the member that lies at this share, from 0 up to 1, of all weight. */
  at(share: number): number {
    const sums = this.#sums;
    let high = sums.length - 1;
    const wanted = share * sums[high];
    let low = 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * Draws ranks from 0 up to `count` after the law of Zipf and Mandelbrot with exponent 1: rank r has
 * weight 1 / (r + 1 + flatness). Exponent 1 needs divisions only, which every engine rounds alike.
 */
export function zipf(count: number, flatness: number): Sampler {
  return new Sampler(Float64Array.from({ length: count }, (_, rank) => 1 / (rank + 1 + flatness)));
}

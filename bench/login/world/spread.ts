import type { Random } from '../../generate/random.ts';

/*
 * Distributions on top of seeded random numbers. Their tails come from logarithms, which one engine
 * always rounds alike: a seed gives the same logins wherever the same Node runs.
 */

/** Standard normal, after Box and Muller. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.fraction()));
  return radius * Math.cos(2 * Math.PI * random.fraction());
}

/** Median and spread (standard deviation of the logarithm). */
export function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random));
}

export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.fraction());
}

/** How often something with this mean happens; for means below some tens. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random.fraction();
  let count = 0;
  while (product > limit) {
    product *= random.fraction();
    count++;
  }
  return count;
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.fraction();
}

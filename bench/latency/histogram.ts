/** Upper bounds of the rows, in ms. */
const BOUNDS = [0.5, 1, 2, 5, 10, 20, 50, 100, Number.POSITIVE_INFINITY];

const WIDTH = 40;

/** The value below which `share` of all values lie; `sorted` in order, not empty. */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Rows of how many values, in ms, lie below each bound and above the one before. */
export function histogram(values: Float64Array): string[] {
  let below = Number.NEGATIVE_INFINITY;
  return BOUNDS.flatMap((bound) => {
    const count = values.filter((value) => value > below && value <= bound).length;
    const name = Number.isFinite(bound) ? `<= ${bound} ms` : `> ${below} ms`;
    below = bound;
    const share = count / values.length;
    const bar = '#'.repeat(Math.ceil(share * WIDTH));
    return count === 0
      ? []
      : [`${name.padStart(10)} ${(100 * share).toFixed(2).padStart(6)} % ${bar}`];
  });
}

/** How far one gap moves the estimate, as a logarithm of hours. */
const STEP = 0.3;

/**
 * The 95th percentile of the time between two logins of an account, as ln(1 + hours): an estimate that
 * needs one number. It goes up by 95 % of a step when a gap is longer and down by 5 % when it is shorter, so it
 * rests where one gap in twenty is longer (H. Robbins and S. Monro, "A stochastic approximation method",
 * 1951). Before the first gap it is 0.
 */
export function gapQuantile(before: number, gapHours: number): number {
  const gap = Math.log1p(Math.max(0, gapHours));
  if (before === 0) return gap;
  return Math.max(0, before + STEP * (gap > before ? 0.95 : -0.05));
}

/** The hours that an estimate stands for. */
export function gapHours(estimate: number): number {
  return Math.expm1(estimate);
}

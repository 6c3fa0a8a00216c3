const ZERO = 0x30;

/** The sum of each digit times the weight of its place; digits behind the last weight do not count. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * (digits.charCodeAt(i) - ZERO);
  return sum;
}

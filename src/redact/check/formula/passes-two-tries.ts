import { weightedSum } from './weighted-sum.ts';

/**
 * Whether the last of `digits` is the sum by the first weights modulo 11; where that is 10, the sum by
 * the second weights modulo 11, with 10 as 0. Used by Estonia, Lithuania and Bulgaria.
 */
export function passesTwoTries(
  digits: string,
  first: readonly number[],
  second: readonly number[],
): boolean {
  const once = weightedSum(digits, first) % 11;
  const rest = once === 10 ? weightedSum(digits, second) % 11 : once;
  return rest % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

/** The token of what has none. */
export const NO_TOKEN = 0;

/** A token of five bytes as latin1 as one number under 2^40, the first byte the highest. */
export function tokenNumber(token: string): number {
  let number = 0;
  for (let i = 0; i < 5; i++) number = number * 256 + (token.charCodeAt(i) & 255);
  return number;
}

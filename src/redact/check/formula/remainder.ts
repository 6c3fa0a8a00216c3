const NINE = 0x39;
const ZERO = 0x30;
/** `A` stands for 10, `Z` for 35. */
const BEFORE_A = 0x41 - 10;

/**
 * The remainder of a decimal number of any length, taken digit by digit; a capital letter counts as
 * the two digits 10 to 35, as ISO 7064 (MOD 97-10) and ISO 13616 have it.
 */
export function remainder(text: string, modulus: number): number {
  let rest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    rest = code <= NINE ? rest * 10 + code - ZERO : rest * 100 + code - BEFORE_A;
    rest %= modulus;
  }
  return rest;
}

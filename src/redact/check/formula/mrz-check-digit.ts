const WEIGHTS = [7, 3, 1];

/**
 * The check digit of a document number in capitals and digits (ICAO Doc 9303 part 3, section 4.9):
 * letters count 10 to 35, the weights 7, 3, 1 repeat, modulo 10.
 */
export function mrzCheckDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += WEIGHTS[i % 3] * parseInt(text[i], 36);
  return sum % 10;
}

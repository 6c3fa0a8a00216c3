const ZERO = 0x30;

/**
 * The sum of Luhn modulo 10 (ISO/IEC 7812-1 annex B): from the right every second digit is doubled, and
 * the digits of the results are summed. It is 0 for digits that end in their check digit.
 */
export function luhnSum(digits: string): number {
  let sum = 0;
  let twice = false;
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = (digits.charCodeAt(i) - ZERO) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
    twice = !twice;
  }
  return sum % 10;
}
